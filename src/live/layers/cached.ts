import type { HistoryEntry } from '../../world/docker/objects/image.ts';
import type { BuiltImage } from './seen.ts';

/** Whether the newest build took an entry from its cache; undefined where nobody can tell. */
export type FromCache = boolean | undefined;

/**
 * A step keeps the time at which it was once run, also when a later build takes it from the cache:
 * what an earlier build had already, moment included, was taken, and what it had not was run. Without
 * an earlier build nothing is known.
 */
export function fromCache(
  { history }: Pick<BuiltImage, 'history'>,
  earlier: readonly HistoryEntry[] | undefined,
): (entry: number) => FromCache {
  if (earlier === undefined) return () => undefined;
  const shared = sharedEntries(history, earlier);
  return (entry) => entry < shared;
}

/**
 * The same by another image that is still there, such as one that has lost its name to this one: it
 * was complete before this image's first step that it lacks was run.
 */
export function earlierOf(
  { image, history }: BuiltImage,
  others: readonly BuiltImage[],
  base: number,
): readonly HistoryEntry[] | undefined {
  const found = others.flatMap((other) => {
    if (other.image.id === image.id) return [];
    const shared = sharedEntries(history, other.history);
    const next = history[shared];
    const last = other.history.at(-1);
    const before = next !== undefined && last !== undefined && last.created <= next.created;
    return shared > base && before ? [{ history: other.history, shared }] : [];
  });
  const best = found.toSorted((a, b) => b.shared - a.shared)[0];
  return best?.history;
}

function sharedEntries(one: readonly HistoryEntry[], other: readonly HistoryEntry[]): number {
  const apart = one.findIndex((entry, index) => {
    const twin = other[index];
    return twin?.createdBy !== entry.createdBy || twin.created !== entry.created;
  });
  return apart < 0 ? one.length : apart;
}
