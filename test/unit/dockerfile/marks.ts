import type { Range } from '../../../src/range.ts';

/** The text of a range, without the source's byte order mark, lines joined by `\n`. */
export function textAt(source: string, { start, end }: Range): string {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines
    .slice(start.line, end.line + 1)
    .map((line, at, all) => {
      const to = at === all.length - 1 ? end.character : line.length;
      return line.slice(at === 0 ? start.character : 0, to);
    })
    .join('\n');
}
