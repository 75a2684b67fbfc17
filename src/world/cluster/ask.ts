import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { makeGuard, readBody } from '../calls.ts';
import { fault, faultOf, faultOfSignal, faultOfStatus } from './faults.ts';

/** One call of the Kubernetes API. `path` is encoded. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly text: string };
}

export type Dial = (request: Request, signal: AbortSignal) => Promise<IncomingMessage>;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** At most the limit that was asked for; the rest is left unread. */
  readonly body: Buffer;
}

interface AskOptions {
  readonly signal: AbortSignal;
  /** Statuses from 300 on that are answers, not faults; all of them with `true`. */
  readonly accept?: readonly number[] | true;
  /** Bytes of the body to read at most; 64 MiB when left out. */
  readonly limit?: number;
}

export interface Asker {
  readonly context: string;
  /** The namespace of an object that names none. */
  readonly namespace: string;
  ask(request: Request, options: AskOptions): Promise<Answer>;
  /** The response once its head is here, whatever its status; its body has no time limit. */
  open(request: Request, signal: AbortSignal): Promise<IncomingMessage>;
  /** Ends every call that is under way, and every later one, as closed. */
  close(): void;
}

interface AskerOptions {
  readonly context: string;
  readonly namespace: string;
  /** Milliseconds that one call may take. */
  readonly callTimeout: number;
  /** Whether the certificate that we show is out of its time. */
  readonly expired: () => boolean;
}

/** Calls that always settle: every one races its signal, its time limit and the connection's end. */
export function makeAsker(
  dial: Dial,
  { context, namespace, callTimeout, expired }: AskerOptions,
): Asker {
  const closed = new AbortController();

  const guarded = makeGuard(closed.signal, {
    of: (error) => faultOf(error, context),
    ofSignal: (signal) => faultOfSignal(signal, context),
    late: (timeout) => fault('cluster-time-out', context, `it did not answer within ${timeout} ms`),
  });
  const guards = { timeout: callTimeout };

  return {
    context,
    namespace,
    ask: (request, { signal, accept = [], limit = 64 * 2 ** 20 }) =>
      guarded(signal, guards, async (ends) => {
        const response = await dial(request, ends);
        const body = await readBody(response, limit);
        const status = response.statusCode ?? 0;
        if (status >= 300 && accept !== true && !accept.includes(status)) {
          throw faultOfStatus(status, body.toString(), context, expired());
        }
        return { status, headers: response.headers, body };
      }),
    open: (request, signal) => {
      const stream = new AbortController();
      const ends = AbortSignal.any([signal, closed.signal, stream.signal]);
      return guarded(ends, guards, () => dial(request, ends)).catch((error: unknown) => {
        stream.abort();
        throw error;
      });
    },
    close: () => closed.abort(fault('cluster-closed', context, 'the connection was closed')),
  };
}
