import type { Disposing } from './owner.ts';

/** Something that is loaded when it is first wanted. */
export interface LoadedLater {
  /** Loads it where it is wanted now and not there yet. */
  readonly start: () => void;
  /** Ends it, also while it is loaded. */
  readonly stop: () => void;
}

export function loadedLater(
  isWanted: () => boolean,
  load: () => Promise<Disposing>,
  failed: (error: unknown) => void,
): LoadedLater {
  let running: Promise<Disposing> | undefined;
  return {
    start() {
      if (running !== undefined || !isWanted()) return;
      running = load();
      running.catch(failed);
    },
    stop() {
      running?.then(
        (loaded) => loaded.dispose(),
        () => undefined,
      );
      running = undefined;
    },
  };
}
