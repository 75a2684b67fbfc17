import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until `look` gives something other than undefined or false, asking ten times a second, and
 * gives it. Throws with what was waited for, and the last error, after `limit` milliseconds.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  limit = 30_000,
): Promise<T> {
  const end = Date.now() + limit;
  let last: unknown;
  do {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(100);
  } while (Date.now() < end);
  throw new Error(`Could not see ${what} within ${limit / 1000} s.`, { cause: last });
}
