import { posix } from 'node:path';
import type { Finding } from '../../../lint/finding.ts';
import type { Manifest } from '../../../manifest/document.ts';
import type { Range } from '../../../range.ts';
import { gap } from '../../gapInsertion.ts';

/**
 * Whether a finding is about what a lab leaves for its learner to fill in, there or at a place that it
 * names: what is said of a gap is no news, and what is said beside it would give it away.
 */
export function isOfGap(
  { range, related }: Finding,
  here: Manifest,
  others: readonly Manifest[],
): boolean {
  const folder = posix.dirname(here.path);
  return (
    hasGap(here, range) ||
    related.some(({ path, range: place }) => {
      const whole = path === undefined ? here.path : posix.join(folder, path);
      const file = [here, ...others].find((one) => one.path === whole);
      return file !== undefined && hasGap(file, place);
    })
  );
}

/** Whether a gap stands on the lines of a range, or on those below that are indented more. */
function hasGap({ file: { text } }: Manifest, { start, end }: Range): boolean {
  if (!text.includes(gap)) return false;
  const lines = text.split(/\r\n|\r|\n/);
  const first = lines[start.line] ?? '';
  const indent = indentOf(first);
  let last = end.line;
  while (last + 1 < lines.length && indentOf(lines[last + 1] ?? '') > indent) last += 1;
  return lines.slice(start.line, last + 1).some((line) => line.includes(gap));
}

/** A dash counts as a blank: what follows in its item is indented as much. */
function indentOf(line: string): number {
  return /^[ -]*/.exec(line)?.[0].length ?? 0;
}
