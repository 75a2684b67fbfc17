import type { Dockerfile, Instruction } from './model.ts';
import type { FoldedText } from './places.ts';
import { predefinedArgs } from './predefined.ts';
import { unwrapped } from './rules/instructions.ts';
import { stateAt } from './scopes.ts';
import { shellOf } from './shell.ts';

/** A shell script in a Dockerfile, as ShellCheck reads it. */
export interface Script {
  readonly document: Dockerfile;
  /** Lines of our own, then the text. */
  readonly source: string;
  /** How many lines of our own. */
  readonly headLines: number;
  /** The text, with the way back to the file. */
  readonly folded: FoldedText;
}

/** Characters; ShellCheck takes seconds for a longer one. */
const longest = 2 ** 16;

/** ShellCheck's dialects; it knows no zsh. */
const dialects: Readonly<Record<string, string>> = {
  sh: 'sh',
  bash: 'bash',
  dash: 'dash',
  ash: 'dash',
  ksh: 'ksh',
  mksh: 'ksh',
};

/**
 * The scripts of all RUN instructions in shell form, and of those that an ONBUILD holds back, as
 * hadolint gives them to ShellCheck: variables of ENV and ARG are set.
 */
export function scriptsOf(document: Dockerfile): readonly Script[] {
  return unwrapped(document).flatMap((one) => scriptOf(document, one) ?? []);
}

function scriptOf(document: Dockerfile, instruction: Instruction): Script | undefined {
  if (instruction.keyword !== 'RUN') return undefined;
  const shell = shellOf(document, instruction);
  const name = shell?.shell.name ?? '';
  const dialect = Object.hasOwn(dialects, name) ? dialects[name] : undefined;
  if (shell?.script === undefined || dialect === undefined) return undefined;
  // Its own `#!` said the dialect; the text begins with ours.
  const hashbang = /^#!.*\n?/.exec(shell.text)?.[0].length ?? 0;
  const folded = shell.folded.slice(hashbang);
  if (folded.text.trim() === '' || folded.text.length > longest) return undefined;
  const exported = variablesAt(document, instruction)
    .filter((variable) => folded.text.includes(variable))
    .map((variable) => ` ${variable}=1`);
  const head = `#!/bin/${dialect}\n${exported.length === 0 ? '' : `export${exported.join('')}`}\n`;
  return { document, source: head + folded.text, headLines: 2, folded };
}

/** The variables that the script finds set, in order. */
function variablesAt(document: Dockerfile, instruction: Instruction): readonly string[] {
  const secrets = instruction.flags.flatMap(({ keys }) =>
    keys.flatMap(({ key, value }) => (key === 'env' ? (value ?? []) : [])),
  );
  const all = [...stateAt(document, instruction).names(), ...predefinedArgs, ...secrets];
  return [...new Set(all)].filter((name) => /^[A-Za-z_]\w*$/.test(name)).sort();
}
