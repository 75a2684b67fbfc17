import type { World } from '../world/world.ts';
import { dockerCommands } from './terminal.ts';
import type { DockerCommand } from './terminal.ts';

/** A `docker run` or `docker create` that the lab's terminal saw. */
export interface RunLine extends DockerCommand {
  /** The options as they stand, before the image. */
  readonly options: readonly string[];
  readonly name: string | undefined;
  readonly image: string | undefined;
  /** What stands behind the image: the command. */
  readonly argv: readonly string[];
}

/** Long options of `docker run` that stand alone; all others take a value. */
const alone = new Set([
  '--detach',
  '--disable-content-trust',
  '--help',
  '--init',
  '--interactive',
  '--no-healthcheck',
  '--oom-kill-disable',
  '--privileged',
  '--publish-all',
  '--quiet',
  '--read-only',
  '--rm',
  '--sig-proxy',
  '--tty',
]);
/** Letters of short options that stand alone and may be written together, e.g. `-itd`. */
const aloneLetters = /^-[ditPq]+$/;

/** The newest `docker run` or `docker create` since the lab was started. */
export function lastRun(world: World): RunLine | undefined {
  return dockerCommands(world)
    .map(asRun)
    .filter((run) => run !== undefined)
    .at(-1);
}

export function asRun(command: DockerCommand): RunLine | undefined {
  const nested = command.words[0] === 'container';
  const verb = command.words[nested ? 1 : 0];
  if (verb !== 'run' && verb !== 'create') return undefined;
  const words = command.words.slice(nested ? 2 : 1);
  let [at, name]: [number, string | undefined] = [0, undefined];
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    if (word === '--') {
      at += 1;
      break;
    }
    const equals = word.indexOf('=');
    if (word.startsWith('--name=')) name = word.slice(equals + 1);
    if (equals >= 0 || alone.has(word) || aloneLetters.test(word)) continue;
    // `-p8080:80` holds its value; `-itp 8080:80` does not.
    if (!word.startsWith('--') && /^-[ditPq]*[^ditPq-]./.test(word)) continue;
    at += 1;
    if (word === '--name') name = words[at];
  }
  return {
    ...command,
    options: words.slice(0, at),
    name,
    image: words[at],
    argv: words.slice(at + 1),
  };
}
