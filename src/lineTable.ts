import type { Position, Range } from './range.ts';

/** Turns offsets of `source` into positions; lines end with `\n`, `\r\n` or `\r`, as in an editor. */
export function lineTable(source: string): (start: number, end: number) => Range {
  const starts = [0];
  const ends: number[] = [];
  if (source.includes('\r')) {
    for (const match of source.matchAll(/\r\n|\r|\n/g)) {
      ends.push(match.index);
      starts.push(match.index + match[0].length);
    }
  } else {
    for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) {
      ends.push(end);
      starts.push(end + 1);
    }
  }
  const position = (offset: number): Position => {
    const at = Math.min(Math.max(offset, 0), source.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const end = ends[low] ?? source.length;
    return { line: low, character: Math.min(at, end) - (starts[low] ?? 0) };
  };
  return (start, end) => ({ start: position(start), end: position(Math.max(start, end)) });
}
