import type { ShellWord } from '../shellModel.ts';
import type { Invocation } from './invocations.ts';

/** `-y`, `--assume-yes`, `-t stable`, `--target=x`; each letter of `-qy` is one. */
export interface Option {
  /** Without dashes. */
  readonly name: string;
  /** Undefined when it has none, or when the value is missing. */
  readonly value: string | undefined;
  readonly word: ShellWord;
}

/** A program's words, sorted out. */
export interface Arguments {
  readonly options: readonly Option[];
  /** What is neither an option nor an option's value. */
  readonly operands: readonly ShellWord[];
}

/** The same for programs with subcommands, such as `apt-get install`. */
export interface Subcommand extends Arguments {
  readonly name: string;
  readonly word: ShellWord;
  readonly invocation: Invocation;
}

/** @param valued the options whose value may be the next word */
export function readArguments(
  args: readonly ShellWord[],
  valued: ReadonlySet<string>,
  longs: 'two dashes' | 'one dash' = 'two dashes',
): Arguments {
  const options: Option[] = [];
  const operands: ShellWord[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word === undefined) break;
    if (word.value === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (!/^-./.test(word.value)) {
      operands.push(word);
      continue;
    }
    const read = word.value.startsWith('--') || longs === 'one dash' ? readLong : readShort;
    const own = read(word, valued);
    const last = own.at(-1);
    if (last?.value === undefined && last !== undefined && valued.has(last.name)) {
      at += 1;
      own.splice(-1, 1, { ...last, value: args[at]?.value });
    }
    options.push(...own);
  }
  return { options, operands };
}

/** Undefined when it is another program, or when no subcommand is written. */
export function readSubcommand(
  invocation: Invocation,
  programs: readonly string[],
  valued: ReadonlySet<string>,
): Subcommand | undefined {
  if (!programs.includes(invocation.program)) return undefined;
  const { options, operands } = readArguments(invocation.args, valued);
  const [word, ...rest] = operands;
  if (word === undefined || word.dynamic) return undefined;
  return { name: word.value, word, invocation, options, operands: rest };
}

/** Whether one of the options is given, and not with a `no` for its value. */
export function hasOption({ options }: Arguments, ...names: readonly string[]): boolean {
  return options.some(
    ({ name, value }) => names.includes(name) && !/^(?:false|no|off|0)$/i.test(value ?? ''),
  );
}

function readLong(word: ShellWord): Option[] {
  const [, name = '', value] = /^--?([^=]+)(?:=(.*))?$/s.exec(word.value) ?? [];
  return [{ name, value, word }];
}

function readShort(word: ShellWord, valued: ReadonlySet<string>): Option[] {
  const options: Option[] = [];
  const letters = word.value.slice(1);
  for (let at = 0; at < letters.length; at += 1) {
    const name = letters.charAt(at);
    const rest = letters.slice(at + 1);
    const hasValue = valued.has(name) || rest.startsWith('=');
    const value = hasValue && rest !== '' ? rest.replace(/^=/, '') : undefined;
    options.push({ name, value, word });
    if (hasValue) break;
  }
  return options;
}
