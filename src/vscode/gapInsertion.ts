/** Stands where the learner is to write. */
export const gap = '____';

/** Whole lines put into a text: `removed` lines at `first` give way to `text`. */
interface LineInsertion {
  readonly first: number;
  readonly removed: number;
  readonly text: string;
}

/**
 * Brings lines of the solution into the learner's file: in place of a line with a gap, else before
 * the line of that number. Undefined when the lines are there already or the solution has none.
 */
export function gapInsertion(
  own: string,
  solution: string,
  { first, last }: { readonly first: number; readonly last: number },
): LineInsertion | undefined {
  const wanted = solution.split(/\r?\n/).slice(first, last + 1);
  if (wanted.every((line) => line === '')) return undefined;
  const lines = own.split(/\r?\n/);
  if (wanted.every((line, index) => lines[first + index] === line)) return undefined;
  const end = own.includes('\r\n') ? '\r\n' : '\n';
  const at = Math.min(first, lines.length);
  let removed = 0;
  while (removed < wanted.length && lines[at + removed]?.includes(gap)) removed++;
  return { first: at, removed, text: wanted.map((line) => line + end).join('') };
}
