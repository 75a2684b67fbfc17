import type { Position, Range } from '../range.ts';

/** Turns offsets of `text` into ranges; lines end with `\n`, `\r\n` or `\r`, as in an editor. */
export function rangesIn(text: string): (start: number, end: number) => Range {
  const starts = [
    0,
    ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length),
  ];
  const position = (offset: number): Position => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line, character: offset - (starts[line] ?? 0) };
  };
  return (start, end) => ({ start: position(start), end: position(end) });
}
