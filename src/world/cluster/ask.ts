import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { fault, faultOf, faultOfSignal, faultOfStatus } from './faults.ts';

/** One call of the Kubernetes API. `path` is encoded. */
export interface Request {
  readonly method: 'GET' | 'PATCH';
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
  ask(request: Request, options: AskOptions): Promise<Answer>;
  /** The response once its head is here, whatever its status; its body has no time limit. */
  open(request: Request, signal: AbortSignal): Promise<IncomingMessage>;
  /** Ends every call that is under way, and every later one, as closed. */
  close(): void;
}

interface AskerOptions {
  readonly context: string;
  /** Milliseconds that one call may take. */
  readonly callTimeout: number;
  /** Whether the certificate that we show is out of its time. */
  readonly expired: () => boolean;
}

/** Calls that always settle: every one races its signal, its time limit and the connection's end. */
export function makeAsker(dial: Dial, { context, callTimeout, expired }: AskerOptions): Asker {
  const closed = new AbortController();

  function guarded<Value>(
    signal: AbortSignal,
    call: (ends: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const own = new AbortController();
      const callers = [signal, closed.signal];
      const settle = (): void => {
        clearTimeout(limit);
        for (const each of callers) each.removeEventListener('abort', cancel);
      };
      const end = (error: Error): void => {
        settle();
        reject(error);
        own.abort(error);
      };
      const cancel = (): void => {
        end(faultOfSignal(signal.aborted ? signal : closed.signal, context));
      };
      const limit = setTimeout(() => {
        const why = `it did not answer within ${callTimeout} ms`;
        end(fault('cluster-time-out', context, why));
      }, callTimeout);
      for (const each of callers) each.addEventListener('abort', cancel, { once: true });
      if (callers.some(({ aborted }) => aborted)) {
        cancel();
        return;
      }
      call(own.signal).then(
        (value) => {
          settle();
          resolve(value);
        },
        (error: unknown) => end(faultOf(error, context)),
      );
    });
  }

  return {
    context,
    ask: (request, { signal, accept = [], limit = 64 * 2 ** 20 }) =>
      guarded(signal, async (ends) => {
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
      return guarded(ends, () => dial(request, ends)).catch((error: unknown) => {
        stream.abort();
        throw error;
      });
    },
    close: () => closed.abort(fault('cluster-closed', context, 'the connection was closed')),
  };
}

/** At most so many bytes of a response's body. */
export function readBody(response: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (): void => resolve(Buffer.concat(chunks).subarray(0, limit));
    response.on('data', (chunk: Buffer) => {
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
