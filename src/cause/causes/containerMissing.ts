import { container } from '../../check/types/container.ts';
import type { ContainerSpec } from '../../check/types/container.ts';
import { containerFile } from '../../check/types/containerFile.ts';
import type { ContainerFileSpec } from '../../check/types/containerFile.ts';
import { event } from '../../check/types/event.ts';
import type { EventSpec } from '../../check/types/event.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import type { Recognised } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { runCommand } from '../runCommand.ts';

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

type Spec = ContainerSpec | ContainerFileSpec | EventSpec;

export const containerMissing = defineCause<Spec, unknown>({
  id: 'container-missing',
  for: [container, containerFile, event],
  text: {
    en: 'There is no container called `{name}`, running or stopped.',
    'zh-cn': '没有名为 `{name}` 的容器，运行中的和已停止的都没有。',
  },
  async recognise({ spec, judgement: { aspect } }, world) {
    if ('name' in spec) return aspect === 'missing' ? withItsName(spec) : undefined;
    // An act that was not seen says nothing of the container: it is asked for.
    const acted = !('path' in spec);
    if (acted && spec.exec === undefined) return undefined;
    const missing = acted
      ? (await world.docker.container(spec.container))?.name !== spec.container
      : aspect === 'no-container';
    if (!missing) return undefined;
    const all = degree(look, {}, { run: ['docker', 'ps', '-a'] });
    return { args: { name: spec.container }, degrees: [degree(question), degree(form), all] };
  },
});

function withItsName(spec: ContainerSpec): Recognised {
  const degrees = [degree(question), degree(spec.tty === true ? formWithTerminal : form)];
  if (spec.image !== undefined) {
    degrees.push(degree(thisDoesIt, {}, { run: runCommand(spec, spec.image) }));
  }
  return { args: { name: spec.name }, degrees };
}
