import { nearness } from '../../check/nearMiss.ts';
import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { parseReference } from '../../world/docker/reference.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'An image can have several names. Which command gives `{found}` one more, without a build?',
  'zh-cn': '一个镜像可以有多个名字。哪条命令不用构建，就能给 `{found}` 再起一个名字？',
};
const form: Text = { en: '`docker tag {found} ____`', 'zh-cn': '`docker tag {found} ____`' };

export const nameNotGiven = defineCause({
  id: 'name-not-given',
  for: [image],
  text: {
    en: 'There is `{found}`, but no image has the name `{wanted}` yet.',
    'zh-cn': '有 `{found}`，但还没有镜像叫 `{wanted}`。',
  },
  about: {
    en: 'The image is there under its own name, and the second name, with the host of a registry in front, was not given to it. The daemon has one and not the other.',
    'zh-cn':
      '镜像有自己的名字，但还没有起第二个名字，也就是以镜像仓库地址开头的那个。守护进程里有前一个，没有后一个。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec: { ref: wanted }, judgement }, world) {
    const parsed = parseReference(wanted);
    if (judgement.aspect !== 'missing' || 'fault' in parsed) return undefined;
    const { registry, repository, tag } = parsed.reference;
    if (!registry.startsWith('localhost')) return undefined;
    const plain = `${repository}:${tag ?? 'latest'}`;
    const found = (await world.docker.images())
      .flatMap(({ tags }) => tags)
      .find((one) => one === plain && nearness(wanted, one) === 'repository');
    if (found === undefined) return undefined;
    const args = { found, wanted };
    return {
      args,
      degrees: [
        degree(question, args),
        degree(form, args),
        degree(thisDoesIt, {}, { run: ['docker', 'tag', found, wanted] }),
      ],
    };
  },
});
