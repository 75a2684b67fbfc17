import type { Text } from '../../text.ts';
import { containersNear } from '../candidates.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'Without `--name` Docker makes a name up. A container’s name can be changed while it runs: with which command?',
  'zh-cn': '不写 `--name` 时，Docker 会自己起一个名字。容器的名字可以在运行时更改：用哪条命令？',
};
const form: Text = { en: '`docker rename {found} ____`', 'zh-cn': '`docker rename {found} ____`' };

export const otherContainerName = defineCause<unknown, unknown>({
  id: 'other-container-name',
  for: ofContainer,
  text: {
    en: 'You made a container of `{image}`, but it is called `{found}`, not `{wanted}`.',
    'zh-cn': '你由 `{image}` 创建了一个容器，但它叫 `{found}`，不叫 `{wanted}`。',
  },
  about: {
    en: 'The container was made under another name: from the right image, or under almost the right name. The containers made since the lab began are compared by image and letter by letter.',
    'zh-cn':
      '容器的名字不对：它由正确的镜像创建，或者名字只差一点。依据是比较实验开始以来创建的容器的镜像和名字。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    if (subject?.lack !== 'missing') return undefined;
    const { name, wanted } = subject;
    const [candidate] = await containersNear({ name, image: wanted?.image }, world);
    if (candidate === undefined) return undefined;
    const { container } = candidate;
    const args = { found: container.name, wanted: name, image: container.image };
    return {
      args,
      degrees: [
        degree(question),
        degree(form, args),
        degree(thisDoesIt, {}, { run: ['docker', 'rename', container.name, name] }),
      ],
    };
  },
});
