import type { Place, Range } from '../range.ts';

/** What the starting files have where the learner writes: four underscores or more. */
const gap = /_{4,}/g;

/** The range of every gap left in a text. */
export function gapsIn(text: string): readonly Range[] {
  return linesOf(text).flatMap((source, line) =>
    [...source.matchAll(gap)].map((match) => ({
      start: { line, character: match.index },
      end: { line, character: match.index + match[0].length },
    })),
  );
}

/** The range of a text's first occurrence within one line. */
export function rangeOf(text: string, part: string): Range | undefined {
  const [first] = part.split('\n');
  if (first === undefined || first === '') return undefined;
  for (const [line, source] of linesOf(text).entries()) {
    const character = source.indexOf(first);
    if (character < 0) continue;
    return { start: { line, character }, end: { line, character: character + first.length } };
  }
  return undefined;
}

export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The place of a line's text, without its indentation. */
export function lineAt(path: string, text: string, line: number): Place {
  const source = linesOf(text)[line] ?? '';
  const character = source.length - source.trimStart().length;
  return {
    path,
    range: { start: { line, character }, end: { line, character: source.trimEnd().length } },
  };
}
