import { inkEnd } from './characters.ts';
import type { Word } from './model.ts';
import type { FoldedText } from './places.ts';
import { unquoted } from './quotes.ts';
import type { Piece } from './split.ts';
import { findVariables } from './variables.ts';

export function readWord(folded: FoldedText, { from, to }: Piece, escape: string): Word {
  const own = folded.slice(from, to);
  return {
    ...folded.locate(from, to),
    at: from,
    value: own.text,
    plain: unquoted(own, escape).text,
    variables: findVariables(own, escape),
  };
}

const literal = /"(?:[^"\\]|\\.)*"/g;
const jsonEscape = /\\(?:u[0-9a-fA-F]{4}|.)/g;

/** The strings of the JSON form `["a", "b"]`; undefined when the text from `from` on is not that. */
export function readJson(
  folded: FoldedText,
  from: number,
  escape: string,
): readonly Word[] | undefined {
  if (folded.text[from] !== '[') return undefined;
  const source = folded.text.slice(from, inkEnd(folded.text));
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) return undefined;
  return [...source.matchAll(literal)].map((match) => {
    const at = from + match.index;
    const to = at + match[0].length;
    const inside = folded.slice(at + 1, to - 1);
    // A variable's place is that in the file: of an escape, the letter that it stands for is kept.
    const gaps = [...inside.text.matchAll(jsonEscape)].map(
      ({ index, 0: written }) => [index, index + written.length - 1] as const,
    );
    const text = String(JSON.parse(match[0]));
    return {
      ...folded.locate(at, to),
      ...{ at, value: text, plain: text },
      variables: findVariables(gaps.length === 0 ? inside : inside.without(gaps), escape),
    };
  });
}
