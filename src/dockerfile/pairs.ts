import { isBlank } from './characters.ts';
import type { Pair } from './model.ts';
import type { FoldedText } from './places.ts';
import type { Piece } from './split.ts';
import { splitPairs } from './split.ts';
import { readWord } from './words.ts';

/** The pairs of ENV and LABEL (`key=value …`, or `key value` with all the rest as one) and of ARG. */
export function readPairs(folded: FoldedText, keyword: string, escape: string): readonly Pair[] {
  const pieces = splitPairs(folded.text, escape);
  const [first] = pieces;
  if (first === undefined) return [];
  if (keyword !== 'ARG' && !folded.text.slice(first.from, first.to).includes('=')) {
    return [readLegacy(folded, first, escape)];
  }
  return pieces.map(({ from, to }) => {
    const equals = folded.text.slice(from, to).indexOf('=');
    const keyEnd = equals < 0 ? to : from + equals;
    return {
      ...folded.locate(from, to),
      key: readWord(folded, { from, to: keyEnd }, escape),
      value: equals < 0 ? undefined : readWord(folded, { from: keyEnd + 1, to }, escape),
      legacy: false,
    };
  });
}

function readLegacy(folded: FoldedText, { from }: Piece, escape: string): Pair {
  const { text } = folded;
  const to = text.length;
  let keyEnd = from;
  while (keyEnd < to && !isBlank(text[keyEnd])) keyEnd += 1;
  let start = keyEnd;
  while (start < to && isBlank(text[start])) start += 1;
  return {
    ...folded.locate(from, to),
    key: readWord(folded, { from, to: keyEnd }, escape),
    value: start < to ? readWord(folded, { from: start, to }, escape) : undefined,
    legacy: start < to,
  };
}
