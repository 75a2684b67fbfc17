import type { ContainerSpec } from '../../check/types/container.ts';
import { event } from '../../check/types/event.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import type { Recognised } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { runCommand } from '../runCommand.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'Which command makes a container from an image, and how do you give it a name?',
  'zh-cn': '哪条命令由镜像创建容器？怎样给容器起名字？',
};
const form: Text = {
  en: '`docker run -d --name ____ ____`',
  'zh-cn': '`docker run -d --name ____ ____`',
};
const formWithTerminal: Text = {
  en: '`docker run -ti -d --name ____ ____`',
  'zh-cn': '`docker run -ti -d --name ____ ____`',
};
const look: Text = { en: 'These are the containers there are:', 'zh-cn': '现有的容器：' };

export const containerMissing = defineCause<unknown, unknown>({
  id: 'container-missing',
  for: [...ofContainer, event],
  text: {
    en: 'There is no container called `{name}`, running or stopped.',
    'zh-cn': '没有名为 `{name}` 的容器，运行中的和已停止的都没有。',
  },
  about: {
    en: 'The container was never made, or was removed. The daemon has none of that name, and none that looks like it.',
    'zh-cn': '容器从来没有创建过，或者已被删除。守护进程里没有这个名字的容器，也没有相似的。',
  },
  help: [question, form, formWithTerminal, look, thisDoesIt],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    if (subject?.lack !== 'missing') return undefined;
    const { name, wanted } = subject;
    if (wanted !== undefined) return withItsName(wanted);
    const all = degree(look, {}, { run: ['docker', 'ps', '-a'] });
    return { args: { name }, degrees: [degree(question), degree(form), all] };
  },
});

function withItsName(spec: ContainerSpec): Recognised {
  const degrees = [degree(question), degree(spec.tty === true ? formWithTerminal : form)];
  if (spec.image !== undefined) {
    degrees.push(degree(thisDoesIt, {}, { run: runCommand(spec, spec.image) }));
  }
  return { args: { name: spec.name }, degrees };
}
