import type { Dockerfile, Heredoc, Instruction } from './model.ts';
import { FoldedBuilder, FoldedText } from './places.ts';
import { stateAt } from './scopes.ts';
import { ofFile } from './memo.ts';
import { parseScript } from './shellTrees.ts';
import type { Shell, ShellText } from './shellModel.ts';

const posix = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'mksh', 'zsh']);
const builtIn: Shell = { name: 'sh', argv: ['/bin/sh', '-c'], posix: true, setBy: undefined };
const known = new WeakMap<Dockerfile, Map<Instruction, ShellText | undefined>>();

/** The shell that runs an instruction's shell form: of the stage's SHELL, a comment, or the builder. */
export function shellAt(file: Dockerfile, instruction: Instruction): Shell {
  const { shell: setBy, shellName } = stateAt(file, instruction);
  if (shellName !== undefined) return shellOfArgv([shellName], undefined);
  return setBy?.json === undefined ? builtIn : shellOfArgv(setBy.json, setBy);
}

/** Whether an argv starts a shell of sh's language, by whatever path, and by `env` or `busybox`. */
export function shellOfArgv(argv: readonly string[], setBy: Instruction | undefined): Shell {
  const names = argv.map((word) =>
    (word.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, ''),
  );
  const starter = names[0] === 'env' || names[0] === 'busybox';
  const name = starter
    ? (names.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) ?? '')
    : (names[0] ?? '');
  return { name, argv, posix: posix.has(name), setBy };
}

/**
 * What a shell reads of RUN, CMD, ENTRYPOINT and HEALTHCHECK, and of what an ONBUILD holds back;
 * undefined in the JSON form and for all others.
 */
export function shellOf(file: Dockerfile, instruction: Instruction): ShellText | undefined {
  const own = instruction.inner ?? instruction;
  const all = ofFile(known, file);
  if (!all.has(own)) all.set(own, readShell(file, own));
  return all.get(own);
}

function readShell(file: Dockerfile, instruction: Instruction): ShellText | undefined {
  const { keyword, json, folded, heredocs, words } = instruction;
  if (json !== undefined || folded.text === '') return undefined;
  if (keyword === 'HEALTHCHECK') {
    const [form, first] = words;
    if (form?.value.toUpperCase() !== 'CMD' || first === undefined) return undefined;
    return shellText(folded.slice(first.at), shellAt(file, instruction));
  }
  if (keyword !== 'RUN' && keyword !== 'CMD' && keyword !== 'ENTRYPOINT') return undefined;
  const shell = shellAt(file, instruction);
  const [first] = heredocs;
  if (first === undefined) return shellText(folded, shell);
  if (!isWhole(folded, first)) return shellText(withBodies(file, folded, heredocs), shell);
  const body = bodyOf(file, first, first.tabs);
  const hashbang = /^#!\s*(.*)/.exec(body.text)?.[1];
  return shellText(
    body,
    hashbang === undefined ? shell : shellOfArgv(hashbang.trim().split(/\s+/), undefined),
  );
}

/** Whether there is nothing but `<<EOF`: the body itself is the script then. */
function isWhole(folded: FoldedText, { operator }: Heredoc): boolean {
  const { start, end } = folded.locate(0, folded.text.length);
  return operator.start === start && operator.end === end;
}

function shellText(folded: FoldedText, shell: Shell): ShellText {
  const { text } = folded;
  return { text, folded, shell, script: shell.posix ? parseScript(text) : undefined };
}

/** The command line and the bodies behind it: as BuildKit hands them to the shell. */
function withBodies(
  file: Dockerfile,
  folded: FoldedText,
  heredocs: readonly Heredoc[],
): FoldedText {
  const builder = new FoldedBuilder(file, folded.offsetAt(0));
  folded.copyTo(builder);
  for (const heredoc of heredocs) {
    if (/[\r\n]/.test(file.text[heredoc.start - 1] ?? '')) builder.add('\n', heredoc.start - 1);
    bodyOf(file, heredoc, false).copyTo(builder);
    const { terminator } = heredoc;
    if (terminator !== undefined) {
      builder.add(file.text.slice(terminator.start, terminator.end), terminator.start);
    }
  }
  return FoldedText.of(builder);
}

/** The body with `\n` for every line break. */
function bodyOf(file: Dockerfile, { start, end }: Heredoc, chomp: boolean): FoldedText {
  const builder = new FoldedBuilder(file, start);
  const text = file.text.slice(start, end);
  let at = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    addLine(at, match.index);
    at = match.index + match[0].length;
    builder.add('\n', start + at - 1);
  }
  addLine(at, text.length);
  return FoldedText.of(builder);

  function addLine(from: number, to: number): void {
    const line = text.slice(from, to);
    const tabs = chomp ? (/^\t*/.exec(line)?.[0].length ?? 0) : 0;
    builder.add(line.slice(tabs), start + from + tabs);
  }
}
