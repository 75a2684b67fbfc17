import type { Command, ParsedScript } from 'unbash';
import type { Instruction, Located } from './model.ts';
import type { FoldedText } from './places.ts';

/** The program that runs the shell form of an instruction, from the stage's SHELL. */
export interface Shell {
  /** Without folders and `.exe`, in small letters: `sh`, `bash`, `powershell`. */
  readonly name: string;
  /** Of SHELL, of a script's `#!`, or `/bin/sh -c`. */
  readonly argv: readonly string[];
  /** Whether its language is that of sh; powershell, cmd, python and fish are left alone. */
  readonly posix: boolean;
  /** The SHELL instruction that sets it; undefined for the builder's own. */
  readonly setBy: Instruction | undefined;
}

/** The shell text of an instruction, with the way back to the file. */
export interface ShellText {
  readonly text: string;
  /** Leads from `text` and the places of `script` to the file. */
  readonly folded: FoldedText;
  readonly shell: Shell;
  /** Undefined when the shell's language is another than sh's. */
  readonly script: ParsedScript | undefined;
}

/** A word of a shell command. */
export interface ShellWord extends Located {
  /** As it stands. */
  readonly text: string;
  /** Without quotes; variables stay as written. */
  readonly value: string;
  /** Whether something in it is only known when it runs: a variable, `$(…)`, arithmetic. */
  readonly dynamic: boolean;
  readonly quoted: boolean;
}

/** One simple command, wherever it stands: behind `&&`, in a pipe, `if`, `for`, `$(…)`, `{ … }`. */
export interface ShellCommand extends Located {
  /** The program without its folder: `apt-get`; undefined when there is none, or only a run knows. */
  readonly program: string | undefined;
  /** The first word. */
  readonly programWord: ShellWord | undefined;
  /** Behind the program. */
  readonly args: readonly ShellWord[];
  /** `A=b` before the program. */
  readonly assignments: readonly ShellWord[];
  /** In the tree of `shellText`; both undefined in the JSON form. */
  readonly node: Command | undefined;
  readonly shellText: ShellText | undefined;
  readonly instruction: Instruction;
  /** Its place in a pipe; undefined outside of one. */
  readonly pipe: { readonly index: number; readonly count: number } | undefined;
  /** Whether it stands within `if`, `for`, `while`, `case`, a function or `$(…)`. */
  readonly nested: boolean;
}
