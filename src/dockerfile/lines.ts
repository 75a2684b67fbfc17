import { firstInk } from './characters.ts';

/** A line before it is known what it is for. */
export interface RawLine {
  readonly start: number;
  readonly textEnd: number;
  readonly end: number;
  /** Without its line break. */
  readonly text: string;
  readonly kind: 'blank' | 'comment' | 'code';
}

/** The lines of a text; behind the last line break stands one more, perhaps empty. */
export function splitLines(text: string): readonly RawLine[] {
  const lines: RawLine[] = [];
  const breaks = /\r\n|\n|\r/g;
  let start = 0;
  const push = (textEnd: number, end: number): void => {
    const own = text.slice(start, textEnd);
    const ink = firstInk(own);
    const kind = ink < 0 ? 'blank' : own[ink] === '#' ? 'comment' : 'code';
    lines.push({ start, textEnd, end, text: own, kind });
    start = end;
  };
  for (const match of text.matchAll(breaks)) push(match.index, match.index + match[0].length);
  push(text.length, text.length);
  return lines;
}

/**
 * Where the escape character stands that continues a line; undefined when the line ends there. An
 * escape before it takes its meaning away (BuildKit, frontend/dockerfile/parser).
 */
export function continuationAt(text: string, escape: string): number | undefined {
  let at = text.length - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at -= 1;
  return at >= 0 && text[at] === escape && text[at - 1] !== escape ? at : undefined;
}
