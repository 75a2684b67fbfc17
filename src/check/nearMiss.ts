import { distance, isNear } from '../near.ts';
import { familiarName, parseReference } from '../world/docker/reference.ts';

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
