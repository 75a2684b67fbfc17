import type * as z from 'zod/mini';
import { readAnswer } from '../answers/read.ts';
import type { Answer, AskOptions, Request } from '../ask.ts';
import type { Calls } from '../negotiate.ts';

type Query = Readonly<Record<string, string | number | boolean>>;

/** The calls of one run's reads: all end with its signal. */
export interface Reads {
  readonly endpoint: string;
  readonly signal: AbortSignal;
  readonly ask: (request: Request, options?: Partial<AskOptions>) => Promise<Answer>;
  readonly get: (path: string, query?: Query, options?: Partial<AskOptions>) => Promise<Answer>;
  /** What is always there. */
  readonly read: <Value>(
    schema: z.ZodMiniType<Value>,
    path: string,
    query?: Query,
  ) => Promise<Value>;
  /** An object that may be missing; without a path it is. `none` are the statuses that say so. */
  readonly find: <Value>(
    schema: z.ZodMiniType<Value>,
    path: string | undefined,
    query?: Query,
    none?: readonly number[],
  ) => Promise<Value | undefined>;
}

export function makeReads(calls: Calls, signal: AbortSignal): Reads {
  const { endpoint } = calls;
  const ask: Reads['ask'] = (request, options) => calls.ask(request, { signal, ...options });
  const get: Reads['get'] = (path, query, options) =>
    ask({ method: 'GET', path, ...(query === undefined ? {} : { query }) }, options);
  return {
    endpoint,
    signal,
    ask,
    get,
    read: async (schema, path, query) =>
      readAnswer(schema, (await get(path, query, { accept: [] })).body, endpoint),
    find: async (schema, path, query, none = [404]) => {
      if (path === undefined) return undefined;
      const { status, body } = await get(path, query, { accept: none });
      return none.includes(status) ? undefined : readAnswer(schema, body, endpoint);
    },
  };
}
