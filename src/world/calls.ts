import type { IncomingMessage } from 'node:http';
import type { WorldError } from './worldError.ts';

/** How a world names what ends a call. */
interface Ends {
  /** An error of the connection. */
  readonly of: (error: unknown) => WorldError;
  readonly ofSignal: (signal: AbortSignal) => WorldError;
  /** Its time is over; milliseconds. */
  readonly late: (timeout: number) => WorldError;
}

interface Guards {
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds without a byte until the pulse is asked for; never when left out. */
  readonly quiet?: number;
}

type Guard = <Value>(
  signal: AbortSignal,
  guards: Guards,
  call: (ends: AbortSignal, heard: () => void) => Promise<Value>,
) => Promise<Value>;

/**
 * Runs calls that always settle: each under its signal, its limit, the connection's end and the
 * other side's pulse. What ends a call rejects it at once, whatever becomes of it. Each signal is
 * heard by itself: to compose them takes as long as the call.
 * @param closed aborted when the connection is closed
 * @param pulse why the other side is dead; undefined when it lives
 */
export function makeGuard(
  closed: AbortSignal,
  ends: Ends,
  pulse?: () => Promise<WorldError | undefined>,
): Guard {
  const open = new Set<() => void>();
  closed.addEventListener('abort', () => {
    for (const cancel of open) cancel();
  });
  return (signal, { timeout, quiet }, call) =>
    new Promise((resolve, reject) => {
      const own = new AbortController();
      let over = false;
      const settle = (): void => {
        over = true;
        clearTimeout(limit);
        clearTimeout(silence);
        open.delete(cancel);
        signal.removeEventListener('abort', cancel);
      };
      const end = (error: WorldError): void => {
        settle();
        reject(error);
        own.abort(error);
      };
      const cancel = (): void => end(ends.ofSignal(signal.aborted ? signal : closed));
      const heard = (): void => {
        if (!over) silence?.refresh();
      };
      const listen = async (): Promise<void> => {
        const dead = await pulse?.();
        if (dead === undefined) heard();
        else if (!over) end(dead);
      };
      const limit = setTimeout(() => end(ends.late(timeout)), timeout);
      const silence = quiet === undefined ? undefined : setTimeout(() => void listen(), quiet);
      open.add(cancel);
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted || closed.aborted) {
        cancel();
        return;
      }
      call(own.signal, heard).then(
        (value) => {
          settle();
          resolve(value);
        },
        (error: unknown) => end(ends.of(error)),
      );
    });
}

/**
 * At most `limit` bytes of a response's body. By its events: an iterator takes as long as the body
 * of a usual answer.
 * @param heard called at each part
 */
export function readBody(
  response: IncomingMessage,
  limit: number,
  heard?: () => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (): void => resolve(Buffer.concat(chunks).subarray(0, limit));
    response.on('data', (chunk: Buffer) => {
      heard?.();
      chunks.push(chunk);
      size += chunk.length;
      if (size < limit) return;
      done();
      response.destroy();
    });
    response.on('end', done);
    response.on('error', reject);
  });
}
