import type { CheckType } from '../check/checkType.ts';
import { container } from '../check/types/container.ts';
import { containerFile } from '../check/types/containerFile.ts';
import { event } from '../check/types/event.ts';
import { http } from '../check/types/http.ts';
import { image } from '../check/types/image.ts';
import { registry } from '../check/types/registry.ts';
import { tcp } from '../check/types/tcp.ts';
import { uwsgi } from '../check/types/uwsgi.ts';
import { nearest } from '../lab/nearest.ts';
import type { World } from '../world/world.ts';
import type { Failure } from './cause.ts';
import { asDocker, shellCommands } from './terminal.ts';
import type { ShellCommand } from './terminal.ts';

/** Types of checks that a docker command in the terminal can bring about. */
export const acted: readonly CheckType<unknown, unknown>[] = [
  image,
  container,
  containerFile,
  event,
  http,
  tcp,
  uwsgi,
  registry,
];

/** What the terminal saw of a try to do what a failed check asks for. */
export interface Attempt extends ShellCommand {
  /** As `docker` the words behind it. */
  readonly words: readonly string[];
  readonly as:
    | 'docker'
    /** Another word stands where `docker` or its verb belongs; `meant` is that one. */
    | 'misspelt'
    /** The verb without `docker` before it. */
    | 'bare'
    /** `docker` as the command that a container runs. */
    | 'inside';
  readonly found: string;
  readonly meant: string;
}

/** Docker's verbs as people type them (docker 28, `docker --help`). */
const known =
  'attach build builder buildx commit compose container context cp create diff events exec export history image images import info inspect kill load login logout logs network node pause plugin port ps pull push rename restart rm rmi run save search secret service stack start stats stop swarm system tag top unpause update version volume wait'.split(
    ' ',
  );

const makesImage = ['build', 'tag', 'pull', 'load', 'import', 'commit'];
const makesContainer = ['run', 'create', 'start', 'rename', 'restart', 'unpause'];
/** Aspects under which a check has no running container to ask. */
const nowhere: ReadonlySet<string | undefined> = new Set([
  'no-container',
  'missing',
  'not-running',
]);

/** The verbs that would bring about what a failed check asks for; none when it has what it needs. */
function verbsFor({ type, judgement: { aspect } }: Failure<unknown, unknown>): readonly string[] {
  if (type === 'image') return aspect === 'missing' || aspect === 'rebuilt' ? makesImage : [];
  if (type === 'container') {
    return aspect === 'missing' || aspect === 'state' ? makesContainer : [];
  }
  if (type === 'container-file') return aspect === 'no-container' ? makesContainer : [];
  if (type === 'event') return ['exec', 'start', 'stop', 'kill', 'restart', 'pause', 'rename'];
  if (type === 'registry' && !nowhere.has(aspect)) return ['push', 'tag', 'login'];
  if (type === 'network') return ['network', 'compose'];
  if (type === 'volume') return ['volume', 'compose'];
  return nowhere.has(aspect) ? makesContainer : [];
}

/** The newest try, right or wrong, in the lab's terminal. */
export function lastAttempt(failure: Failure<unknown, unknown>, world: World): Attempt | undefined {
  const verbs = verbsFor(failure);
  if (verbs.length === 0) return undefined;
  return shellCommands(world)
    .map((command) => asAttempt(command, verbs))
    .filter((each) => each !== undefined)
    .at(-1);
}

function asAttempt(command: ShellCommand, verbs: readonly string[]): Attempt | undefined {
  const [program = '', ...rest] = command.words.filter(
    (word, index) => !(index === 0 && word === 'sudo'),
  );
  const docker = asDocker(command.words);
  if (docker === undefined) {
    if (verbs.includes(program)) {
      return { ...command, as: 'bare', found: program, meant: `docker ${program}` };
    }
    const isDocker = nearest(program, ['docker']) !== undefined && verbs.includes(rest[0] ?? '');
    return isDocker ? { ...command, as: 'misspelt', found: program, meant: 'docker' } : undefined;
  }
  const [first = '', second = ''] = docker;
  const inner = docker.indexOf('docker', 1);
  if ((first === 'exec' || first === 'run') && verbs.includes(docker[inner + 1] ?? '')) {
    if (inner > 0) return { ...command, as: 'inside', found: 'docker', meant: 'docker' };
  }
  const nested = ['image', 'container', 'buildx', 'builder'].includes(first);
  const verb = nested ? second : first;
  if (verbs.includes(verb)) {
    return { ...command, words: docker, as: 'docker', found: verb, meant: verb };
  }
  if (nested || first === '' || known.includes(first)) return undefined;
  const meant = nearest(first, known);
  return meant !== undefined && verbs.includes(meant)
    ? { ...command, as: 'misspelt', found: first, meant }
    : undefined;
}
