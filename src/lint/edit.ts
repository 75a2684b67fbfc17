import type { Position } from '../range.ts';
import type { Fix, TextEdit } from './finding.ts';

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the edits made. They must not overlap; their order does not matter. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return replaced(text, placed(edits, offsetsIn(text)));
}

/** The text with as many of the fixes as fit together: of two that touch, the first is made. */
export function applyFixes(
  text: string,
  fixes: readonly Fix[],
): { readonly text: string; readonly made: readonly Fix[] } {
  const offsetOf = offsetsIn(text);
  const made: Fix[] = [];
  const all: Placed[] = [];
  for (const fix of fixes) {
    const edits = placed(fix.edits, offsetOf);
    if (edits.length === 0 || edits.some((edit) => all.some((other) => touch(edit, other))))
      continue;
    all.push(...edits);
    made.push(fix);
  }
  return { text: replaced(text, all), made };
}

/** Turns positions of `text` into offsets; lines end with `\n`, `\r\n` or `\r`, as in an editor. */
export function offsetsIn(text: string): (position: Position) => number {
  const starts = [
    0,
    ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length),
  ];
  return ({ line, character }) => {
    const start = starts[line] ?? text.length;
    return Math.min(start + character, starts[line + 1] ?? text.length);
  };
}

function placed(edits: readonly TextEdit[], offsetOf: (at: Position) => number): readonly Placed[] {
  return edits.map(({ range, text }) => ({
    start: offsetOf(range.start),
    end: offsetOf(range.end),
    text,
  }));
}

/** Two that meet at one place too: which would come first there is not said. */
function touch(one: Placed, other: Placed): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function replaced(text: string, edits: readonly Placed[]): string {
  let [result, at] = ['', 0];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) throw new RangeError('The edits overlap.');
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
