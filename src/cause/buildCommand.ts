import type { World } from '../world/world.ts';
import { dockerCommands } from './terminal.ts';
import type { DockerCommand } from './terminal.ts';

/** A `docker build` that the lab's terminal ran. */
export interface BuildCommand extends DockerCommand {
  readonly tags: readonly string[];
  /** What it says to build from; one word when it is right. */
  readonly contexts: readonly string[];
  /** What `-f` names; undefined for the folder's own Dockerfile. */
  readonly file: string | undefined;
}

/** Options of `docker build` and `docker buildx build` that stand alone; all others take a value. */
const alone = new Set([
  '--check',
  '--compress',
  '--debug',
  '-D',
  '--disable-content-trust',
  '--force-rm',
  '--help',
  '--load',
  '--no-cache',
  '--pull',
  '--push',
  '-q',
  '--quiet',
  '--rm',
  '--squash',
  '--stream',
]);

/** The newest build that the terminal saw since the lab was started. */
export function lastBuild(world: World): BuildCommand | undefined {
  return dockerCommands(world)
    .map(asBuild)
    .filter((build) => build !== undefined)
    .at(-1);
}

function asBuild(command: DockerCommand): BuildCommand | undefined {
  const words = buildWords(command.words);
  if (words === undefined || words.includes('--help')) return undefined;
  const tags: string[] = [];
  const contexts: string[] = [];
  let file: string | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '-' || !word.startsWith('-')) {
      contexts.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const glued = /^-t./.test(word) && !word.startsWith('--');
    if (glued) tags.push(word.slice(word[2] === '=' ? 3 : 2));
    if (glued || equals >= 0 || alone.has(name)) {
      if (name === '--tag' && equals >= 0) tags.push(word.slice(equals + 1));
      if ((name === '--file' || name === '-f') && equals >= 0) file = word.slice(equals + 1);
      continue;
    }
    index += 1;
    if (name === '-t' || name === '--tag') tags.push(words[index] ?? '');
    if (name === '-f' || name === '--file') file = words[index];
  }
  return { ...command, tags, contexts, file };
}

function buildWords(words: readonly string[]): readonly string[] | undefined {
  if (words[0] === 'build') return words.slice(1);
  const nested = words[0] === 'buildx' || words[0] === 'image' || words[0] === 'builder';
  return nested && words[1] === 'build' ? words.slice(2) : undefined;
}
