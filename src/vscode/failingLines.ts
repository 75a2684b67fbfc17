import type { Verdict } from '../check/verdict.ts';
import type { Edit, Range } from '../range.ts';
import type { Said } from '../text.ts';

/** A line that a task fails for, with the edits that repair it. */
export interface FailingLine {
  readonly task: string;
  readonly cause: string;
  readonly path: string;
  readonly range: Range;
  readonly message: Said;
  readonly edits: readonly Edit[];
}

/** The lines that the shown failures are about. */
export function failingLines(verdicts: ReadonlyMap<string, Verdict>): readonly FailingLine[] {
  return [...verdicts].flatMap(([task, verdict]) => {
    if (verdict.status !== 'failed' || verdict.cause === undefined) return [];
    const { cause } = verdict;
    const edits = cause.degrees.flatMap(({ remedy }) =>
      remedy && 'edit' in remedy ? [remedy.edit] : [],
    );
    return cause.places.map(({ path, range }, index) => ({
      task,
      cause: cause.id,
      path,
      range,
      message: cause.text,
      edits: edits.filter(
        (edit) => edit.path === path && (index === 0 || meets(edit.range, range)),
      ),
    }));
  });
}

/** A change of a document: `range` as it was before, and the text that stands there now. */
interface Change {
  readonly range: Range;
  readonly text: string;
}

/** Where a range lies after a change of its document; undefined when the change touches it. */
export function movedBy(range: Range, change: Change): Range | undefined {
  if (before(range.end, change.range.start)) return range;
  if (!before(change.range.end, range.start)) return undefined;
  const lines = change.text.split('\n').length - 1;
  const shift = lines - (change.range.end.line - change.range.start.line);
  if (change.range.end.line < range.start.line) {
    return {
      start: { ...range.start, line: range.start.line + shift },
      end: { ...range.end, line: range.end.line + shift },
    };
  }
  return undefined; // On the same line: the line is being worked on.
}

type Point = Range['start'];

function before(one: Point, other: Point): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function meets(one: Range, other: Range): boolean {
  return !before(one.end, other.start) && !before(other.end, one.start);
}
