import type { Writable } from 'node:stream';

/** A stream that is written to piece by piece, each to its end. */
export interface Sink {
  write(chunk: Buffer): Promise<void>;
  /** Settles when all was taken. */
  end(): Promise<void>;
}

/**
 * tar-stream calls no callback any more once it has met an error: every step races that.
 * @param last where the way through all streams ends
 */
export function sinkOf(first: Writable, last: Writable): Sink {
  const broken = new Promise<never>((_, reject) => {
    first.on('error', reject);
    last.on('error', reject);
  });
  broken.catch(() => undefined);
  return {
    write: (chunk) =>
      Promise.race([new Promise<void>((resolve) => first.write(chunk, () => resolve())), broken]),
    end: () => {
      const finished = new Promise<void>((resolve) => last.once('finish', resolve));
      first.end();
      return Promise.race([finished, broken]);
    },
  };
}
