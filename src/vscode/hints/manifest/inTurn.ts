import { debounce } from '../../../session/time.ts';

/** Work for one key after the other. */
export interface InTurn<Key> {
  /** Has it done soon; what is under way for the same key is stale, and ends. */
  (key: Key): void;
  /** Ends what is under way, and all that waits. */
  cancel(): void;
}

/**
 * Does work by itself, once nobody has asked for so long, for one key at a time.
 * @param milliseconds without a call until it begins
 */
export function inTurn<Key>(
  work: (key: Key, signal: AbortSignal) => Promise<void>,
  milliseconds: number,
  failed: (error: unknown) => void,
): InTurn<Key> {
  const waiting = new Set<Key>();
  let running: { readonly key: Key; readonly stop: AbortController } | undefined;

  async function next(): Promise<void> {
    if (running !== undefined) return;
    const [key] = waiting;
    if (key === undefined) return;
    waiting.delete(key);
    const stop = new AbortController();
    running = { key, stop };
    try {
      await work(key, stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) failed(error);
    } finally {
      running = undefined;
    }
    await next();
  }

  const soon = debounce(() => void next(), milliseconds);
  const ask = (key: Key): void => {
    waiting.add(key);
    if (running?.key === key) running.stop.abort();
    soon();
  };
  return Object.assign(ask, {
    cancel() {
      soon.cancel();
      waiting.clear();
      running?.stop.abort();
    },
  });
}
