import { isBlank, isSpace } from './characters.ts';

/** A piece of a folded text. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Divided at white space alone: FROM, COPY, ADD, EXPOSE, VOLUME. */
export function splitAtBlanks(text: string): readonly Piece[] {
  return split(text, (at) => at + 1, isBlank);
}

/** Divided at white space outside of quotes, as ENV, LABEL and ARG are: an open quote goes on to the end. */
export function splitPairs(text: string, escape: string): readonly Piece[] {
  return split(text, (at) => {
    const quote = text[at];
    if (quote === escape) return at + 2;
    if (quote !== '"' && quote !== "'") return at + 1;
    const close = closeOf(text, at, escape);
    return close < 0 ? text.length : close + 1;
  });
}

/** Divided at white space outside of closed quotes, as people read a command. */
export function splitCommand(text: string, escape: string): readonly Piece[] {
  const open = new Set<string>();
  return split(text, (at) => {
    const quote = text[at] ?? '';
    if (quote === escape) return at + 2;
    if ((quote !== '"' && quote !== "'") || open.has(quote)) return at + 1;
    const close = closeOf(text, at, escape);
    if (close < 0) open.add(quote);
    return close < 0 ? at + 1 : close + 1;
  });
}

/** @param step where the next character stands that may end a word */
function split(
  text: string,
  step: (at: number) => number,
  divides: (letter: string | undefined) => boolean = isSpace,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    if (divides(text[at])) {
      at += 1;
      continue;
    }
    const from = at;
    while (at < text.length) {
      // Letters, digits and what stands between them in paths mean nothing here.
      const code = text.charCodeAt(at);
      if ((code >= 0x61 && code <= 0x7a) || (code >= 0x2d && code <= 0x5a)) at += 1;
      else if (divides(text[at])) break;
      else at = Math.min(step(at), text.length);
    }
    pieces.push({ from, to: at });
  }
  return pieces;
}

/** Where the quote at `at` is closed; -1 when it is not. */
export function closeOf(text: string, at: number, escape: string): number {
  if (text[at] === "'") return text.indexOf("'", at + 1);
  for (let to = at + 1; to < text.length; to += 1) {
    if (text[to] === escape) to += 1;
    else if (text[to] === '"') return to;
  }
  return -1;
}
