import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { makeGuard, readBody } from '../calls.ts';
import type { WorldError } from '../worldError.ts';
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
  /**
   * The response once its head is here; reading its body is the caller's, and has no time limit.
   * @param timeout milliseconds, when the head may take longer than an answer
   */
  open(request: Request, signal: AbortSignal, timeout?: number): Promise<IncomingMessage>;
  /** Ends every call that is under way, and every later one, as closed. */
  close(): void;
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

  const guarded = makeGuard(
    closed.signal,
    {
      of: (error) => faultOf(error, endpoint),
      ofSignal: (signal) => faultOfSignal(signal, endpoint),
      late: (timeout) => fault('time-out', endpoint, `it did not answer within ${timeout} ms`),
    },
    () => (pinging ??= ping()),
  );

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
    open: async (request, signal, timeout = callTimeout) => {
      const stream = new AbortController();
      const ends = AbortSignal.any([signal, closed.signal, stream.signal]);
      return guarded(ends, { timeout, quiet }, async () => {
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
