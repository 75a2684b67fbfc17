import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the condition holds; fails when it does not within the limit. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  { limit = 10_000, every = 25 }: { readonly limit?: number; readonly every?: number } = {},
): Promise<void> {
  const end = Date.now() + limit;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`The condition did not hold within ${limit} ms.`);
    await pause(every);
  }
}
