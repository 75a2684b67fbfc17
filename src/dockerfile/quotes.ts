import type { FoldedText } from './places.ts';

type Gap = readonly [from: number, to: number];

/** A word's text without quotes and escapes, as the builder reads it. Variables stay as written. */
export function unquoted(folded: FoldedText, escape: string): FoldedText {
  const { text } = folded;
  if (!text.includes('"') && !text.includes("'") && !text.includes(escape)) return folded;
  const gaps: Gap[] = [];
  let double = false;
  let at = 0;
  while (at < text.length) {
    const letter = text[at];
    const next = text[at + 1] ?? '';
    if (letter === '"') {
      gaps.push([at, at + 1]);
      double = !double;
    } else if (letter === escape && (!double || ['"', '$', escape].includes(next))) {
      gaps.push([at, at + 1]);
      at += 1;
    } else if (letter === "'" && !double) {
      const close = text.indexOf("'", at + 1);
      gaps.push([at, at + 1]);
      if (close >= 0) gaps.push([close, close + 1]);
      at = close < 0 ? text.length : close;
    }
    at += 1;
  }
  return folded.without(gaps);
}
