/** Damerau-Levenshtein distance (optimal string alignment): a swap of neighbours counts as one. */
export function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const at = (r: number, c: number): number =>
        (r === row ? current[c] : rows[r]?.[c]) ?? Infinity;
      let best = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
      );
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        best = Math.min(best, at(row - 2, column - 2) + 1);
      }
      current.push(best);
    }
    rows.push(current);
  }
  return rows[one.length]?.[other.length] ?? 0;
}

/** Whether a name is likely to be a slip of the other: one or two letters, fewer in short names. */
export function isNear(name: string, wanted: string): boolean {
  const length = Math.max(name.length, wanted.length);
  return distance(name.toLowerCase(), wanted.toLowerCase()) <= (length < 6 ? 1 : 2);
}

/** The nearest of the names that could be a slip of the wanted one. */
export function closestName(wanted: string, names: readonly string[]): string | undefined {
  return names
    .filter((name) => name !== wanted && isNear(name, wanted))
    .map((name) => ({ name, distance: distance(name, wanted) }))
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}
