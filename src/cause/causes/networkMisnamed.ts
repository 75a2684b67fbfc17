import { closestName } from '../../near.ts';
import { container } from '../../check/types/container.ts';
import { network } from '../../check/types/network.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { wantedNetwork } from '../wantedNetwork.ts';

const question: Text = {
  en: 'Compare the two names letter by letter: `{found}` and `{wanted}`. A network cannot be renamed: what is left to do?',
  'zh-cn': '逐个字母对照两个名字：`{found}` 和 `{wanted}`。网络不能改名：应该怎么做？',
};
const form: Text = {
  en: '`docker network create ____`, and when nobody uses it any more `docker network rm {found}`',
  'zh-cn': '`docker network create ____`；没有容器使用之后再执行 `docker network rm {found}`',
};

export const networkMisnamed = defineCause<unknown, unknown>({
  id: 'network-misnamed',
  for: [network, container],
  text: {
    en: 'There is no network `{wanted}`, but a `{found}`.',
    'zh-cn': '没有网络 `{wanted}`，却有 `{found}`。',
  },
  about: {
    en: 'A network was made under almost the right name. The daemon’s list of networks is compared letter by letter.',
    'zh-cn': '创建的网络名字只差一点。依据是逐个字母比较守护进程的网络列表。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const wanted = await wantedNetwork(failure, world);
    if (wanted === undefined || wanted.there) return undefined;
    const found = closestName(wanted.name, wanted.others);
    if (found === undefined) return undefined;
    const args = { wanted: wanted.name, found };
    return {
      args,
      degrees: [
        degree(question, args),
        degree(form, args),
        degree(thisDoesIt, {}, { run: ['docker', 'network', 'create', wanted.name] }),
      ],
    };
  },
});
