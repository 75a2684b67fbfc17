import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { WorldError } from '../worldError.ts';
import { fault, faultOf, faultOfSignal, faultOfStatus } from './faults.ts';

/** One call of the Engine API. `path` is encoded and has no query. */
export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
}

export type Dial = (request: Request, signal: AbortSignal) => Promise<IncomingMessage>;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** At most the limit that was asked for; the rest is left unread. */
  readonly body: Buffer;
}

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Statuses from 400 on that are answers, not faults; 404 alone when left out. */
  readonly accept?: readonly number[];
  /** Bytes of the body to read at most; 32 MiB when left out. */
  readonly limit?: number;
  /** Milliseconds, when the call may take longer than others. */
  readonly timeout?: number;
}

export interface Asker {
  readonly endpoint: string;
  ask(request: Request, options: AskOptions): Promise<Answer>;
  /** The response once its head is here; reading its body is the caller's, and has no time limit. */
  open(request: Request, signal: AbortSignal): Promise<IncomingMessage>;
  /** Ends every call that is under way, and every later one, as closed. */
  close(): void;
}

interface Guards {
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds without a byte until the daemon is asked for its pulse; never when left out. */
  readonly quiet?: number;
}

/** All in milliseconds. */
interface Patience {
  /** One call may take this long. */
  readonly callTimeout: number;
  /** A call that hears nothing for so long asks whether the daemon lives; 700 when left out. */
  readonly quiet?: number;
  /** The daemon may take this long to say that it lives; 1,000 when left out. */
  readonly pulse?: number;
}

/**
 * Calls that always settle: every one races its signal, its time limit and the connection's end. A
 * daemon that hangs is noticed within two seconds by a ping on the side, so that a slow answer of a
 * living daemon may still take its time.
 */
export function makeAsker(
  dial: Dial,
  endpoint: string,
  { callTimeout, quiet = 700, pulse = 1_000 }: Patience,
): Asker {
  const closed = new AbortController();
  let pinging: Promise<WorldError | undefined> | undefined;

  async function ping(): Promise<WorldError | undefined> {
    try {
      await guarded(closed.signal, { timeout: pulse }, async (ends) => {
        const response = await dial({ method: 'GET', path: '/_ping' }, ends);
        return response.toArray();
      });
      return undefined;
    } catch (error) {
      return faultOf(error, endpoint);
    } finally {
      pinging = undefined;
    }
  }

  /**
   * Runs one call under its signal, its limit and the daemon's pulse: what ends it rejects at once,
   * whatever becomes of the call. Each signal is heard by itself: to compose them takes as long as
   * the call.
   */
  function guarded<Value>(
    signal: AbortSignal,
    { timeout, quiet }: Guards,
    call: (ends: AbortSignal, heard: () => void) => Promise<Value>,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const own = new AbortController();
      const callers = [signal, closed.signal];
      let over = false;
      const settle = (): void => {
        over = true;
        clearTimeout(limit);
        clearTimeout(silence);
        for (const each of callers) each.removeEventListener('abort', cancel);
      };
      const end = (error: WorldError): void => {
        settle();
        reject(error);
        own.abort(error);
      };
      const cancel = (): void => {
        end(faultOfSignal(signal.aborted ? signal : closed.signal, endpoint));
      };
      const heard = (): void => {
        if (!over) silence?.refresh();
      };
      const listen = async (): Promise<void> => {
        const dead = await (pinging ??= ping());
        if (dead === undefined) heard();
        else if (!over) end(dead);
      };
      const limit = setTimeout(() => {
        end(fault('time-out', endpoint, `it did not answer within ${timeout} ms`));
      }, timeout);
      const silence = quiet === undefined ? undefined : setTimeout(() => void listen(), quiet);
      for (const each of callers) each.addEventListener('abort', cancel, { once: true });
      if (callers.some(({ aborted }) => aborted)) {
        cancel();
        return;
      }
      call(own.signal, heard).then(
        (value) => {
          settle();
          resolve(value);
        },
        (error: unknown) => end(faultOf(error, endpoint)),
      );
    });
  }

  return {
    endpoint,
    ask: (request, { signal, accept = [404], limit = 32 * 2 ** 20, timeout = callTimeout }) =>
      guarded(signal, { timeout, quiet }, async (ends, heard) => {
        const response = await dial(request, ends);
        const body = await readBody(response, limit, heard);
        const status = response.statusCode ?? 0;
        if (status >= 300 && !accept.includes(status)) {
          throw faultOfStatus(status, body.toString(), endpoint);
        }
        return { status, headers: response.headers, body };
      }),
    open: async (request, signal) => {
      const stream = new AbortController();
      const ends = AbortSignal.any([signal, closed.signal, stream.signal]);
      return guarded(ends, { timeout: callTimeout, quiet }, async () => {
        const response = await dial(request, ends);
        const status = response.statusCode ?? 0;
        if (status === 200) return response;
        response.destroy();
        throw faultOfStatus(status, '', endpoint);
      }).catch((error: unknown) => {
        stream.abort();
        throw error;
      });
    },
    close: () => closed.abort(fault('closed', endpoint, 'the connection was closed')),
  };
}

/** By its events: an iterator takes as long as the body of a usual answer. */
function readBody(response: IncomingMessage, limit: number, heard: () => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (): void => resolve(Buffer.concat(chunks).subarray(0, limit));
    response.on('data', (chunk: Buffer) => {
      heard();
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
