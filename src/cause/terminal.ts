import type { World } from '../world/world.ts';

/** A `docker …` command that the lab's terminal ran, in its words. */
export interface DockerCommand {
  readonly line: string;
  /** The words behind `docker`, global options left out. */
  readonly words: readonly string[];
  readonly exitCode: number | undefined;
  readonly time: number;
}

/** The docker commands since the lab was started, oldest first. */
export function dockerCommands(world: World): readonly DockerCommand[] {
  return world.evidence.terminal
    .filter(({ time }) => time >= world.startedAt)
    .flatMap(({ commandLine, exitCode, time }) => {
      const found = splitCommands(commandLine)
        .map(dockerWords)
        .filter((each) => each !== undefined);
      // The exit code is the last command's; of a line of several it proves nothing for the others.
      return found.map((words, index) => ({
        line: commandLine.trim(),
        words,
        exitCode: found.length === 1 || index === found.length - 1 ? exitCode : undefined,
        time,
      }));
    });
}

const globalValues = new Set(['-c', '--context', '-H', '--host', '-l', '--log-level', '--config']);

function dockerWords(words: readonly string[]): readonly string[] | undefined {
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
