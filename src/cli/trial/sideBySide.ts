interface SideBySide<Item> {
  /** No more than so many at a time. */
  readonly most: number;
  /** Whether these two must not run at the same time. */
  readonly clash: (one: Item, other: Item) => boolean;
}

/**
 * Does the work for each item, side by side where they do not clash; the first that may begin does.
 * Begins nothing more once the signal has ended or a work has thrown, and settles when all that
 * began has ended.
 */
export async function sideBySide<Item>(
  items: readonly Item[],
  { most, clash }: SideBySide<Item>,
  work: (item: Item) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...items];
  const running = new Map<Item, Promise<void>>();
  const faults: unknown[] = [];
  const next = (): Item | undefined =>
    waiting.find((item) => ![...running.keys()].some((other) => clash(item, other)));
  for (;;) {
    while (running.size < most && !signal.aborted && faults.length === 0) {
      const item = next();
      if (item === undefined) break;
      waiting.splice(waiting.indexOf(item), 1);
      const mine = work(item)
        .catch((error: unknown) => void faults.push(error))
        .finally(() => running.delete(item));
      running.set(item, mine);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (faults.length > 0) throw faults[0];
}
