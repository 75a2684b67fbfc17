import { familiarName, parseReference } from '../world/docker/reference.ts';

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

/** How one reference misses another: by its tag alone, by its repository, or not at all. */
export function nearness(wanted: string, reference: string): 'tag' | 'repository' | undefined {
  const want = parts(wanted);
  const have = parts(reference);
  if (want === undefined || have === undefined) return undefined;
  if (have.repository === want.repository) return have.tag === want.tag ? undefined : 'tag';
  const last = (repository: string): string => repository.slice(repository.lastIndexOf('/') + 1);
  const joined = (repository: string): string => repository.replaceAll(/[/_.-]/g, '');
  const near =
    isNear(have.repository, want.repository) ||
    joined(have.repository) === joined(want.repository) ||
    // The name without its namespace, or under another one.
    (last(have.repository) === last(want.repository) &&
      (!have.repository.includes('/') || have.tag === want.tag));
  return near ? 'repository' : undefined;
}

/** Repository and tag as Docker shows them; undefined when it is no reference. */
function parts(reference: string): { repository: string; tag: string } | undefined {
  const parsed = parseReference(reference);
  if ('fault' in parsed) return undefined;
  return { repository: familiarName(parsed.reference), tag: parsed.reference.tag ?? 'latest' };
}

/** The nearest of the references that could be a slip: another tag before another repository. */
export function closestReference(
  wanted: string,
  references: readonly string[],
): string | undefined {
  return references
    .map((reference) => ({
      reference,
      nearness: nearness(wanted, reference),
      distance: distance(reference, wanted),
    }))
    .filter((each) => each.nearness !== undefined)
    .sort(
      (a, b) =>
        Number(a.nearness === 'repository') - Number(b.nearness === 'repository') ||
        a.distance - b.distance,
    )[0]?.reference;
}
