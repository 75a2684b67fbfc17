import type { Position, Range } from '../range.ts';

/** One word of an instruction. */
export interface Word {
  /** As it stands, quotes included; in the JSON form the string's value. */
  readonly value: string;
  readonly range: Range;
  /** Where it begins in the folded text. */
  readonly at: number;
}

/** Physical lines as one: comments, empty lines and continuations are gone, places are kept. */
export interface Folded {
  readonly text: string;
  /** The place of each character of `text`. */
  readonly places: readonly Position[];
}

/** Folds the lines of a range (docs.docker.com, Dockerfile reference, "Format" and "escape"). */
export function fold(lines: readonly string[], range: Range, escape: string): Folded {
  let text = '';
  const places: Position[] = [];
  for (let line = range.start.line; line <= range.end.line; line += 1) {
    const first = line === range.start.line;
    const from = first ? range.start.character : 0;
    const source = lines[line] ?? '';
    const part = line === range.end.line ? source.slice(0, range.end.character) : source;
    if (!first && /^\s*(?:#|$)/.test(part)) continue;
    const end = part.trimEnd();
    const kept = end.endsWith(escape) && line < range.end.line ? end.slice(0, -1) : part;
    for (let at = from; at < kept.length; at += 1) {
      text += kept[at] ?? '';
      places.push({ line, character: at });
    }
  }
  return { text, places };
}

/** The words of a folded text; white space inside closed quotes belongs to its word. */
export function wordsOf(folded: Folded): readonly Word[] {
  const words: Word[] = [];
  const { text } = folded;
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const from = at;
    while (at < text.length && !isSpace(text[at])) {
      const quote = text[at];
      const close = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1;
      at = close < 0 ? at + 1 : close + 1;
    }
    words.push({ value: text.slice(from, at), range: rangeOf(folded, from, at), at: from });
  }
  return words;
}

/** The strings of the JSON form `["a", "b"]`; undefined when it is not that. */
export function jsonWords(folded: Folded, from: number): readonly Word[] | undefined {
  const source = folded.text.slice(from);
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const strings = value.filter((item) => typeof item === 'string');
  if (strings.length !== value.length) return undefined;
  const literals = [...source.matchAll(/"(?:[^"\\]|\\.)*"/g)];
  return literals.map((literal, index) => ({
    value: strings[index] ?? '',
    range: rangeOf(folded, from + literal.index, from + literal.index + literal[0].length),
    at: from + literal.index,
  }));
}

/** The range of a piece of a folded text; `to` is exclusive and behind `from`. */
function rangeOf({ places }: Folded, from: number, to: number): Range {
  const start = places[from] ?? { line: 0, character: 0 };
  const last = places[to - 1] ?? start;
  return { start, end: { line: last.line, character: last.character + 1 } };
}

/** White space outside of quotes as one space. */
export function squeeze(words: readonly Word[]): string {
  return words.map((word) => word.value).join(' ');
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}
