import { container } from '../../check/types/container.ts';
import { network } from '../../check/types/network.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { wantedNetwork } from '../wantedNetwork.ts';

const question: Text = {
  en: 'A network of one’s own is made before containers can be on it. With which command?',
  'zh-cn': '自己的网络要先创建，容器才能接入。用哪条命令创建？',
};
const form: Text = { en: '`docker network create ____`', 'zh-cn': '`docker network create ____`' };

export const networkMissing = defineCause<unknown, unknown>({
  id: 'network-missing',
  for: [network, container],
  text: {
    en: 'There is no network called `{name}`.',
    'zh-cn': '没有名为 `{name}` 的网络。',
  },
  about: {
    en: 'The network was never made, or was removed. The daemon has none of that name, and none that looks like it.',
    'zh-cn': '网络从来没有创建过，或者已被删除。守护进程里没有这个名字的网络，也没有相似的。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const wanted = await wantedNetwork(failure, world);
    if (wanted === undefined || wanted.there) return undefined;
    const { name } = wanted;
    return {
      args: { name },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'network', 'create', name] }),
      ],
    };
  },
});
