import { isSpace } from '../characters.ts';
import type { Dockerfile, Heredoc, Instruction } from '../model.ts';
import { FoldedBuilder, FoldedText } from '../places.ts';

/** Where a text is typed. */
export type Cursor =
  /** The head of the file: `before` is the line up to the cursor. */
  | { readonly at: 'head'; readonly before: string }
  /** The first word of an instruction, or the one behind ONBUILD. */
  | { readonly at: 'keyword'; readonly word: Typed; readonly held: boolean }
  | Arguments
  /** In a here-document whose variables are replaced. */
  | { readonly at: 'body'; readonly word: Typed; readonly instruction: Instruction };

/** Behind the keyword. */
export interface Arguments {
  readonly at: 'arguments';
  /** In capitals. */
  readonly keyword: string;
  readonly word: Typed;
  /** The flags before, each as it stands without `--`. */
  readonly flags: readonly string[];
  /** Whether only flags stand before. */
  readonly first: boolean;
  /** The words before, without flags; in the JSON form the strings. */
  readonly words: readonly string[];
  /** Within a string of the JSON form. */
  readonly json: boolean;
  /** Within single quotes: there the shell replaces nothing. */
  readonly quoted: boolean;
  /** The instruction as far as it is written; undefined where there is none yet. */
  readonly instruction: Instruction | undefined;
}

/** The word before the cursor. */
export interface Typed {
  readonly text: string;
  /** The place of each of its letters. */
  readonly folded: FoldedText;
  /** Where the cursor is. */
  readonly offset: number;
  /** Whether anything but blanks follows on its line behind the word. */
  readonly followed: boolean;
}

export function cursorAt(file: Dockerfile, offset: number): Cursor | undefined {
  const at = file.positionAt(offset).line;
  const line = file.lines[at];
  if (line === undefined || offset > line.textEnd) return undefined;
  const before = file.text.slice(line.start, offset);
  const rest = file.text.slice(offset, line.textEnd);
  if (line.role === 'heredoc') return bodyAt(file, offset, line.start);
  if (line.role === 'comment' || line.role === 'directive') {
    const isHead = !line.inside && at <= file.directives.length;
    return isHead ? { at: 'head', before } : undefined;
  }
  if (line.role === 'heredoc-end') return undefined;
  if (line.continuation !== undefined && offset > line.continuation) return undefined;
  const folded = written(file, at, offset);
  const instruction = line.inside
    ? file.instructions.findLast(({ start }) => start <= offset)
    : undefined;
  return readCursor(folded, rest, offset, false, instruction);
}

/** The instruction up to the cursor on one line. */
function written(file: Dockerfile, at: number, offset: number): FoldedText {
  const { lines, text } = file;
  let first = at;
  while (lines[first]?.inside === true && goesOn(lines[first - 1])) first -= 1;
  const builder = new FoldedBuilder(file, lines[first]?.start ?? offset);
  for (const { role, start, textEnd, continuation } of lines.slice(first, at + 1)) {
    if (role === 'comment') continue;
    builder.add(text.slice(start, Math.min(continuation ?? textEnd, offset)), start);
  }
  return FoldedText.of(builder);
}

/** Whether the instruction of a line goes on behind it. */
function goesOn(line: Dockerfile['lines'][number] | undefined): boolean {
  if (line?.inside !== true) return false;
  return line.continuation !== undefined || line.role === 'comment' || line.role === 'blank';
}

function readCursor(
  folded: FoldedText,
  rest: string,
  offset: number,
  held: boolean,
  instruction: Instruction | undefined,
): Cursor | undefined {
  const { text } = folded;
  const typed = (from: number): Typed => ({
    text: text.slice(from),
    folded: folded.slice(from),
    offset,
    followed: /\S/.test(rest.replace(/^\S+/, '')) || (text.length === from && /\S/.test(rest)),
  });
  const pieces = split(text, 0);
  const [keywordPiece] = pieces;
  if (keywordPiece === undefined || keywordPiece.to === text.length) {
    return { at: 'keyword', word: typed(keywordPiece?.from ?? text.length), held };
  }
  const keyword = text.slice(keywordPiece.from, keywordPiece.to).toUpperCase();
  if (keyword === 'ONBUILD') {
    if (held) return undefined;
    const inner = folded.slice(keywordPiece.to);
    return readCursor(inner, rest, offset, true, instruction);
  }
  const behind = pieces.slice(1);
  const current = behind.at(-1)?.to === text.length ? behind.at(-1) : undefined;
  const before = current === undefined ? behind : behind.slice(0, -1);
  const flags: string[] = [];
  const words: string[] = [];
  for (const { from, to } of before) {
    const word = text.slice(from, to);
    if (words.length === 0 && word.startsWith('--')) flags.push(word.slice(2));
    else words.push(word);
  }
  const argumentsAt = behind.find(({ from }) => !text.startsWith('--', from))?.from ?? text.length;
  const common = { at: 'arguments', keyword, flags, instruction } as const;
  if (text[argumentsAt] === '[') {
    const strings = readStrings(text, argumentsAt + 1);
    if (strings === undefined) return undefined;
    const { closed, from } = strings;
    return { ...common, word: typed(from), words: closed, first: false, json: true, quoted: false };
  }
  return {
    ...common,
    word: typed(current?.from ?? text.length),
    words,
    first: words.length === 0,
    json: false,
    quoted: isQuoted(text.slice(argumentsAt)),
  };
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

function split(text: string, start: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const from = at;
    while (at < text.length && !isSpace(text[at])) at += 1;
    pieces.push({ from, to: at });
  }
  return pieces;
}

/** The closed strings of the JSON form, and where the open one begins; undefined when none is open. */
function readStrings(
  text: string,
  start: number,
): { readonly closed: readonly string[]; readonly from: number } | undefined {
  const closed: string[] = [];
  let from: number | undefined;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') {
      if (from !== undefined) closed.push(text.slice(from, at));
      from = from === undefined ? at + 1 : undefined;
    }
  }
  return from === undefined ? undefined : { closed, from };
}

/** Whether a text ends within single quotes. */
function isQuoted(text: string): boolean {
  let open: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\\' && open !== "'") at += 1;
    else if (letter === open) open = undefined;
    else if (open === undefined && (letter === '"' || letter === "'")) open = letter;
  }
  return open === "'";
}

function bodyAt(file: Dockerfile, offset: number, lineStart: number): Cursor | undefined {
  const instruction = file.instructions.findLast(({ start }) => start <= offset);
  const heredoc = instruction?.heredocs.find(({ start, end }) => start <= offset && offset <= end);
  if (instruction === undefined || heredoc === undefined) return undefined;
  const own = instruction.inner ?? instruction;
  if (heredoc.quoted && !(own.keyword === 'RUN' && isScript(own, heredoc))) return undefined;
  const builder = new FoldedBuilder(file, lineStart);
  builder.add(file.text.slice(lineStart, offset), lineStart);
  const folded = FoldedText.of(builder);
  const word = { text: folded.text, folded, offset, followed: false };
  return { at: 'body', word, instruction };
}

/** Whether the body is all that RUN has: the shell reads it then, quoted name or not. */
function isScript({ words }: Instruction, { operator }: Heredoc): boolean {
  return words[0]?.start === operator.start && words.at(-1)?.end === operator.end;
}
