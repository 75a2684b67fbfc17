import type { World } from '../world/world.ts';

/** A command that the lab's terminal ran, in its words. */
export interface ShellCommand {
  /** The whole line that it stands in. */
  readonly line: string;
  readonly words: readonly string[];
  /** Undefined where it is not known: a line's exit code is its last command's. */
  readonly exitCode: number | undefined;
  /** The end of what the line printed; empty where nobody could read it. */
  readonly output: string;
  readonly time: number;
}

/** A `docker …` command: the words behind `docker`, global options left out. */
export type DockerCommand = ShellCommand;

/** Every command since the lab was started, oldest first. */
export function shellCommands(world: World): readonly ShellCommand[] {
  return inWords(world, (words) => words);
}

/** The docker commands since the lab was started, oldest first. */
export function dockerCommands(world: World): readonly DockerCommand[] {
  return inWords(world, asDocker);
}

function inWords(
  world: World,
  read: (words: readonly string[]) => readonly string[] | undefined,
): readonly ShellCommand[] {
  return world.evidence.terminal
    .filter(({ time }) => time >= world.startedAt)
    .flatMap(({ commandLine, exitCode, time, output = '' }) => {
      const found = splitCommands(commandLine)
        .map(read)
        .filter((each) => each !== undefined);
      // The exit code is the last command's; of a line of several it proves nothing for the others.
      return found.map((words, index) => ({
        line: commandLine.trim(),
        words,
        exitCode: found.length === 1 || index === found.length - 1 ? exitCode : undefined,
        output,
        time,
      }));
    });
}

const globalValues = new Set(['-c', '--context', '-H', '--host', '-l', '--log-level', '--config']);

/** The words behind `docker`; undefined when it is another program. */
export function asDocker(words: readonly string[]): readonly string[] | undefined {
  let index = 0;
  while (words[index] === 'sudo' || /^\w+=/.test(words[index] ?? '')) index += 1;
  const program = words[index]?.split('/').at(-1);
  if (program !== 'docker' && program !== 'docker.exe') return undefined;
  index += 1;
  while (words[index]?.startsWith('-') === true)
    index += globalValues.has(words[index] ?? '') ? 2 : 1;
  return words.slice(index);
}

/**
 * A command line in commands and words: quotes, backslashes and the operators between commands, no
 * expansion. Bounded, because a line may be anything that was pasted.
 */
export function splitCommands(line: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let word: string | undefined;
  let quote: string | undefined;
  const endWord = (): void => {
    if (word !== undefined) commands.at(-1)?.push(word);
    word = undefined;
  };
  const letters = Array.from(line.slice(0, 10_000));
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] ?? '';
    if (quote !== undefined) {
      if (letter === quote) quote = undefined;
      else if (letter === '\\' && quote === '"')
        word = (word ?? '') + (letters[(index += 1)] ?? '');
      else word = (word ?? '') + letter;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      word ??= '';
    } else if (letter === '\\') {
      const next = letters[(index += 1)];
      if (next !== undefined && next !== '\n') word = (word ?? '') + next;
    } else if (letter === ';' || letter === '|' || letter === '&' || letter === '\n') {
      endWord();
      commands.push([]);
    } else if (/\s/.test(letter)) {
      endWord();
    } else {
      word = (word ?? '') + letter;
    }
  }
  endWord();
  return commands.filter((words) => words.length > 0);
}
