import type { Fix, TextEdit } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { commandsOf } from '../commands.ts';
import type { Dockerfile, Instruction, Located } from '../model.ts';
import { shellOf } from '../shell.ts';
import type { ShellText, ShellWord } from '../shellModel.ts';
import { isPlaced, type Invocation } from './invocations.ts';

/** Adds an option behind a word of a command; none where words have no places of their own. */
export function optionAdded(
  invocation: Invocation,
  word: ShellWord,
  option: string,
): readonly Fix[] {
  if (!isPlaced(invocation)) return [];
  const isJson = invocation.command.node === undefined;
  const text = isJson ? `, "${option}"` : ` ${option}`;
  const title = said({ en: 'Add `{option}`', 'zh-cn': '加上 `{option}`' }, { option });
  const { end } = word.range;
  return [{ title, edits: [{ range: { start: end, end }, text }] }];
}

/** Adds a command behind all others of RUN, laid out as they are; none where it cannot stand. */
export function commandAdded(
  file: Dockerfile,
  instruction: Instruction,
  command: string,
): readonly Fix[] {
  const edit = appended(file, instruction, command);
  if (edit === undefined) return [];
  const title = said({ en: 'Add `{command}`', 'zh-cn': '加上 `{command}`' }, { command });
  return [{ title, edits: [edit] }];
}

function appended(
  file: Dockerfile,
  instruction: Instruction,
  command: string,
): TextEdit | undefined {
  const shell = shellOf(file, instruction);
  const last = shell?.script?.commands.at(-1);
  if (shell === undefined || last === undefined || last.background === true) return undefined;
  const [heredoc] = instruction.heredocs;
  const own = shell.folded.locate(last.pos, last.end);
  const isScript = heredoc !== undefined && own.start >= heredoc.start;
  // A here-document's body follows the line, not the command.
  if (/<</.test(shell.text.slice(last.pos, last.end)) || (heredoc && !isScript)) return undefined;
  const closed = /^\s*;/.exec(shell.text.slice(last.end))?.[0].length ?? 0;
  const end = file.positionAt(
    closed > 0 ? shell.folded.offsetAt(last.end + closed - 1) + 1 : own.end,
  );
  const text = isScript
    ? `${file.newline}${indentOf(file.text, own.start)}${command}`
    : joined(file, instruction, shell, own, closed > 0, command);
  return { range: { start: end, end }, text };
}

function joined(
  file: Dockerfile,
  instruction: Instruction,
  shell: ShellText,
  last: Located,
  closed: boolean,
  command: string,
): string {
  const joints = jointsOf(file, instruction, shell);
  const broken = joints.findLast(({ indent }) => indent !== undefined);
  const { sign } = broken ?? joints.at(-1) ?? { sign: '&&' };
  const lines = file.text.slice(instruction.start, last.end).split(/\r\n|\n|\r/);
  const second = lines.slice(1).find((line) => !/^\s*(?:#|$)/.test(line));
  const indent = broken?.indent ?? (second && /^\s*/.exec(second)?.[0]);
  if (indent === undefined) return `${closed ? '' : sign === ';' ? ';' : ' &&'} ${command}`;
  const brk = ` ${file.escape}${file.newline}${indent}`;
  if (closed) return `${brk}${command}`;
  if (sign === ';') return `;${brk}${command}`;
  return broken?.trailing === true ? ` &&${brk}${command}` : `${brk}&& ${command}`;
}

/** What stands between two commands of a RUN. */
interface Joint {
  readonly sign: '&&' | ';';
  /** Of the second command's line; undefined when it begins on the line where the first ends. */
  readonly indent: string | undefined;
  /** Whether the sign ends a line rather than begins one. */
  readonly trailing: boolean;
}

function jointsOf(file: Dockerfile, instruction: Instruction, shell: ShellText): readonly Joint[] {
  const commands = commandsOf(file, instruction).filter(
    (each) => each.shellText === shell && !each.nested,
  );
  return commands.slice(1).flatMap((next, at): readonly Joint[] => {
    const gap = file.text.slice(commands[at]?.end, next.start).replace(/^[ \t]*#.*$/gm, '');
    const sign = /&&|;/.exec(gap);
    if (sign === null) return [];
    const lineEnd = Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r'));
    return [
      {
        sign: sign[0] === ';' ? ';' : '&&',
        indent: lineEnd < 0 ? undefined : (/^[ \t]*/.exec(gap.slice(lineEnd + 1))?.[0] ?? ''),
        trailing: sign.index < lineEnd,
      },
    ];
  });
}

function indentOf(text: string, offset: number): string {
  let line = offset;
  // Not by `lastIndexOf`, which looks for a `\r` through all of a file that has none.
  while (line > 0 && text[line - 1] !== '\n' && text[line - 1] !== '\r') line -= 1;
  return /^[ \t]*/.exec(text.slice(line, offset))?.[0] ?? '';
}

/** An instruction on a line of its own, above the comments that belong to another. */
export function lineAbove(file: Dockerfile, instruction: Instruction, text: string): TextEdit {
  let { line } = instruction.range.start;
  while (file.lines[line - 1]?.role === 'comment') line -= 1;
  const start = { line, character: 0 };
  const indent = indentOf(file.text, instruction.start);
  return { range: { start, end: start }, text: `${indent}${text}${file.newline}` };
}
