import type { Finding, Fix, TextEdit } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Located } from '../model.ts';
import { linkOf } from '../rules/links.ts';
import type { Script } from '../scripts.ts';
import type { Remark, Replacement } from './answer.ts';
import { messageOf } from './messages.ts';

/** Quotes that change what a command gets where the splitting was meant: `$CFLAGS`. */
const splits: ReadonlySet<number> = new Set([2086, 2231]);

/** Characters of a title's code; a longer one does not fit a menu. */
const longestTitle = 60;

/** ShellCheck's remarks on a script, at their places in the file. */
export function findingsOf(script: Script, remarks: readonly Remark[]): readonly Finding[] {
  const offsetOf = offsetsIn(script);
  return remarks.flatMap((remark): readonly Finding[] => {
    const from = offsetOf(remark.line, remark.column);
    const to = offsetOf(remark.endLine, remark.endColumn);
    // What it says of the lines before the text is not the file's.
    if (from === undefined || to === undefined || to < from) return [];
    const id = `SC${remark.code}`;
    const fix = fixOf(script, remark, { from, to }, offsetOf);
    return [
      {
        ids: [id],
        severity: remark.level,
        range: placeOf(script, from, to).range,
        message: messageOf(remark),
        related: [],
        fixes: fix === undefined ? [] : [fix],
        link: linkOf(id),
      },
    ];
  });
}

/** A place that can be seen: of nothing, the character there, or the one before. */
function placeOf({ folded }: Script, from: number, to: number): Located {
  if (to > from) return folded.locate(from, to);
  const { text } = folded;
  if (from < text.length && text[from] !== '\n') return folded.locate(from, from + 1);
  const last = text.slice(0, from).trimEnd().length;
  return folded.locate(Math.max(last - 1, 0), Math.max(last, 1));
}

type OffsetOf = ReturnType<typeof offsetsIn>;

/** Lines and columns of ShellCheck as offsets of the text; undefined before it. */
function offsetsIn({
  folded: { text },
  headLines,
}: Script): (line: number, column: number) => number | undefined {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (line, column) => {
    const start = starts[line - 1 - headLines];
    if (line <= headLines) return undefined;
    if (start === undefined) return text.length;
    let at = start;
    for (let left = column - 1; left > 0 && at < text.length && text[at] !== '\n'; left -= 1) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    }
    return at;
  };
}

/** One change of the script's text. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function fixOf(
  script: Script,
  { code, replacements }: Remark,
  stretch: { readonly from: number; readonly to: number },
  offsetOf: OffsetOf,
): Fix | undefined {
  const edits: TextEdit[] = [];
  const changes: Change[] = [];
  for (const one of replacements) {
    const from = offsetOf(one.line, one.column);
    const to = offsetOf(one.endLine, one.endColumn);
    if (from === undefined || to === undefined || to < from) return undefined;
    const edit = editOf(script, one, from, to);
    if (edit === undefined) return undefined;
    edits.push(edit);
    changes.push({ from, to, text: one.text });
  }
  if (edits.length === 0) return undefined;
  const text = changed(script.folded.text, stretch, changes);
  if (text === undefined) return undefined;
  const written = text.length > longestTitle ? `${text.slice(0, longestTitle - 1)}…` : text;
  return {
    title: said({ en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' }, { text: written }),
    edits,
    ...(splits.has(code) ? { choose: true } : {}),
  };
}

/** The same change in the file; none where a line continuation or a comment would go with it. */
function editOf(
  { document, folded }: Script,
  { text, before }: Replacement,
  from: number,
  to: number,
): TextEdit | undefined {
  if (/[\r\n]/.test(text)) return undefined;
  const { start, end } = spotOf(folded, from, to, before);
  if (document.text.slice(start, end) !== folded.text.slice(from, to)) return undefined;
  const behind = /^[ \t]*(?:[\r\n]|$)/.test(document.text.slice(end, end + 80));
  if (behind && text.endsWith(document.escape)) return undefined;
  return { range: document.locate(start, end).range, text };
}

function spotOf(
  folded: Script['folded'],
  from: number,
  to: number,
  before: Replacement['before'],
): { readonly start: number; readonly end: number } {
  if (to > from) return folded.locate(from, to);
  const precedes = before === 'what-precedes' && from > 0;
  const start = precedes ? folded.offsetAt(from - 1) + 1 : folded.offsetAt(from);
  return { start, end: start };
}

/** The stretch of a text, and all that changes, with the changes made; none where they overlap. */
function changed(
  text: string,
  stretch: { readonly from: number; readonly to: number },
  changes: readonly Change[],
): string | undefined {
  const sorted = changes.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const start = Math.min(stretch.from, sorted[0]?.from ?? stretch.from);
  const end = Math.max(stretch.to, ...sorted.map(({ to }) => to));
  let [result, at] = ['', start];
  for (const change of sorted) {
    if (change.from < at) return undefined;
    result += text.slice(at, change.from) + change.text;
    at = change.to;
  }
  return (result + text.slice(at, end)).replaceAll(/\s+/g, ' ');
}
