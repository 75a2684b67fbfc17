import { onceEach } from '../../onceEach.ts';
import { commandsOf } from '../commands.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import type { ShellCommand, ShellWord } from '../shellModel.ts';

/** A program that RUN starts, seen through `sudo`, `env A=b`, `exec`, `busybox`, `python -m`. */
export interface Invocation {
  /** Without its folder; `pip3.11` is `pip`. */
  readonly program: string;
  readonly word: ShellWord;
  /** Behind the program. */
  readonly args: readonly ShellWord[];
  /** `A=b` before the program, behind `env` and `sudo` too. */
  readonly assignments: readonly ShellWord[];
  /** Whether `sudo` starts it. */
  readonly sudo: boolean;
  readonly command: ShellCommand;
}

/** A RUN, also one that an ONBUILD holds back, with the programs that it starts. */
export interface Run {
  readonly instruction: Instruction;
  readonly invocations: readonly Invocation[];
}

/** Every RUN in the order of the file; without programs where the shell is not of sh's kind. */
export const runsOf = onceEach((file: Dockerfile): readonly Run[] =>
  file.instructions
    .map((each) => each.inner ?? each)
    .filter(({ keyword }) => keyword === 'RUN')
    .map((instruction) => ({
      instruction,
      invocations: commandsOf(file, instruction).flatMap((each) => invocationOf(each) ?? []),
    })),
);

/** Whether its words have places of their own: those in escaped backticks share one. */
export function isPlaced({ word, args: [first] }: Invocation): boolean {
  return first === undefined || first.start >= word.end;
}

/** Programs that start another, with their options that take a value. */
const starters: Readonly<Record<string, RegExp>> = {
  sudo: /^(?:-[ughpCrtUTDR]|--user|--group|--host|--prompt|--chdir|--chroot)$/,
  env: /^(?:-[uC]|--unset|--chdir)$/,
  nice: /^(?:-n|--adjustment)$/,
  exec: /^-a$/,
  command: /^$/,
  builtin: /^$/,
  time: /^$/,
  nohup: /^$/,
  eatmydata: /^$/,
  busybox: /^$/,
};

function invocationOf(command: ShellCommand): Invocation | undefined {
  const { programWord, args, assignments } = command;
  if (command.program === undefined || programWord === undefined) return undefined;
  const words = [programWord, ...args];
  const variables = [...assignments];
  let [at, sudo] = [0, false];
  for (let word = words[at]; word !== undefined; word = words[at]) {
    const program = programOf(word);
    if (word.dynamic) return undefined;
    if (/^python[\d.]*$/.test(program)) {
      const module = moduleOf(words, at);
      if (module !== undefined) at = module;
      break;
    }
    const valued = Object.hasOwn(starters, program) ? starters[program] : undefined;
    if (valued === undefined) break;
    sudo ||= program === 'sudo';
    at += 1;
    for (let next = words[at]; next !== undefined; next = words[at]) {
      if (next.value.startsWith('-')) at += valued.test(next.value) ? 2 : 1;
      else if (/^\w+=/.test(next.value)) {
        variables.push(next);
        at += 1;
      } else break;
    }
  }
  const word = words[at];
  if (word === undefined || word.dynamic) return undefined;
  const program = programOf(word);
  return { program, word, args: words.slice(at + 1), assignments: variables, sudo, command };
}

/** Where the module of `python -u -m pip` stands. */
function moduleOf(words: readonly ShellWord[], from: number): number | undefined {
  let at = from + 1;
  while (/^-[a-zA-Z]*[^m\W]$/.test(words[at]?.value ?? '')) at += 1;
  return words[at]?.value === '-m' ? at + 1 : undefined;
}

function programOf({ value }: ShellWord): string {
  return (value.split('/').at(-1) ?? value).replace(/^pip[\d.]+$/, 'pip');
}
