/** Damerau-Levenshtein distance (optimal string alignment): a swap of neighbours counts as one. */
export function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (last[column] ?? Infinity) + 1,
          (current[column - 1] ?? Infinity) + 1,
          (last[column - 1] ?? Infinity) + changed,
          swapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? Infinity;
}

/** Whether a name is likely to be a slip of the other: one or two letters, fewer in short names. */
export function isNear(name: string, wanted: string): boolean {
  const most = Math.max(name.length, wanted.length) < 6 ? 1 : 2;
  if (Math.abs(name.length - wanted.length) > most) return false;
  return distance(name.toLowerCase(), wanted.toLowerCase()) <= most;
}

/** The nearest of the names that could be a slip of the wanted one. */
export function closestName(wanted: string, names: readonly string[]): string | undefined {
  return [...new Set(names)]
    .filter((name) => name !== wanted && isNear(name, wanted))
    .map((name) => ({ name, distance: distance(name, wanted) }))
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}
