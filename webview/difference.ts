/** A stretch of a text, and whether the other text lacks it. */
export interface Part {
  readonly text: string;
  readonly changed: boolean;
}

interface Difference {
  readonly expected: readonly Part[];
  readonly observed: readonly Part[];
}

/** Words and single marks: `findsec/hello:v1` differs from `findsec/hello:latest` in one word. */
const words = /[\p{L}\p{N}\p{M}_]+|[\s\S]/gu;

/** Beyond this many words on a side, comparing costs more than its marks tell. */
const most = 300;

/**
 * What differs between two texts, word by word. Texts with no word in common, and equal ones, are
 * not marked: all or nothing would say nothing.
 */
export function difference(expected: string, observed: string): Difference {
  const left = expected.match(words) ?? [];
  const right = observed.match(words) ?? [];
  const whole = { expected: unmarked(expected), observed: unmarked(observed) };
  if (expected === observed || left.length > most || right.length > most) return whole;
  const common = commonWords(left, right);
  if (!common.some(([index]) => /[\p{L}\p{N}]/u.test(left[index] ?? ''))) return whole;
  return {
    expected: parts(left, new Set(common.map(([index]) => index))),
    observed: parts(right, new Set(common.map(([, index]) => index))),
  };
}

function unmarked(text: string): Part[] {
  return text === '' ? [] : [{ text, changed: false }];
}

/** The longest common subsequence, as pairs of indices. */
function commonWords(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const length = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row] === right[column]
          ? length(row + 1, column + 1) + 1
          : Math.max(length(row + 1, column), length(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  let row = 0;
  let column = 0;
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (length(row + 1, column) >= length(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

function parts(all: readonly string[], same: ReadonlySet<number>): Part[] {
  const merged: { text: string; changed: boolean }[] = [];
  for (const [index, text] of all.entries()) {
    const changed = !same.has(index);
    const last = merged.at(-1);
    if (last?.changed === changed) last.text += text;
    else merged.push({ text, changed });
  }
  return merged;
}
