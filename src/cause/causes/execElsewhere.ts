import { matchesText, wantedText } from '../../check/matchers.ts';
import { event, execCommand } from '../../check/types/event.ts';
import type { EventSpec } from '../../check/types/event.ts';
import type { Text } from '../../text.ts';
import type { DaemonEvent } from '../../world/docker/objects/daemon.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { isNear } from '../../near.ts';
import { dockerCommands } from '../terminal.ts';

const question: Text = {
  en: '`docker exec` wants a container’s name, not an image’s. How does `docker ps` list the one that is meant?',
  'zh-cn': '`docker exec` 要的是容器名，不是镜像名。`docker ps` 里要用的那个容器叫什么？',
};
const form: Text = {
  en: '`docker exec -ti ____ {command}`',
  'zh-cn': '`docker exec -ti ____ {command}`',
};

export const execElsewhere = defineCause<EventSpec, unknown>({
  id: 'exec-elsewhere',
  for: [event],
  text: {
    en: 'You ran the command in `{found}`. Run it in `{wanted}`.',
    'zh-cn': '你在 `{found}` 里执行了这条命令，应该在 `{wanted}` 里执行。',
  },
  about: {
    en: 'The command was run in another container, or by an image’s name. The daemon’s events or the terminal show where.',
    'zh-cn': '命令在别的容器里执行了，或者写成了镜像名。守护进程的事件或终端显示了是在哪里。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec }, world) {
    if (spec.exec === undefined) return undefined;
    const found = await elsewhere(spec, spec.exec, world);
    if (found === undefined) return undefined;
    const command = wantedText(spec.exec);
    const run = ['docker', 'exec', '-ti', spec.container, ...command.split(' ')];
    return {
      args: { found, wanted: spec.container },
      degrees: [degree(question), degree(form, { command }), degree(thisDoesIt, {}, { run })],
    };
  },
});

/** Another container with such a command, or what the terminal's last `docker exec` named in vain. */
async function elsewhere(
  spec: EventSpec,
  exec: NonNullable<EventSpec['exec']>,
  world: World,
): Promise<string | undefined> {
  const typed = dockerCommands(world)
    .filter(({ words }) => words[0] === 'exec')
    .map((command) => ({ ...command, target: execTarget(command.words.slice(1)) }));
  const own = await world.docker.container(spec.container);
  // A daemon has other users, and health checks make such events too: a stranger's is nobody's slip.
  const related = ({ attributes: { name = '', image } }: DaemonEvent): boolean =>
    typed.some(({ target }) => target === name) ||
    world.owns?.containers.includes(name) === true ||
    isNear(name, spec.container) ||
    (image !== undefined && (image === own?.image || image === own?.imageId));
  const seen = world.evidence.events.findLast((each) => {
    const command = each.type === 'container' ? execCommand(each) : undefined;
    const other = each.attributes['name'] !== spec.container;
    return command !== undefined && other && matchesText(command, exec) && related(each);
  });
  if (seen !== undefined) return seen.attributes['name'];
  const last = typed.at(-1);
  if (last === undefined || last.exitCode === undefined || last.exitCode === 0) return undefined;
  return last.target === spec.container ? undefined : last.target;
}

const withValue = new Set([
  '-e',
  '--env',
  '--env-file',
  '-u',
  '--user',
  '-w',
  '--workdir',
  '--detach-keys',
]);

function execTarget(words: readonly string[]): string | undefined {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) return word;
    if (withValue.has(word)) index += 1;
  }
  return undefined;
}
