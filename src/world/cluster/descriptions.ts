import * as z from 'zod/mini';
import { readJson, unexpected } from './answers/object.ts';
import type { Asker } from './ask.ts';
import type { Descriptions } from './cluster.ts';
import { fault } from './faults.ts';

const index = z.object({
  paths: z.record(z.string(), z.object({ serverRelativeURL: z.string() })),
});
/** With the hash of what stands there; nothing else is asked for. */
const form = /^\/openapi\/v3\/apis?\/[\w.-]+(?:\/[\w.-]+)?\?hash=\w+$/;
const largestIndex = 2 ** 20;

/** Both calls end with WorldError when the signal does. */
export function descriptions(asker: Asker, signal: AbortSignal): Descriptions {
  const { context } = asker;
  return {
    paths: async () => {
      const { status, body } = await asker.ask(
        { method: 'GET', path: '/openapi/v3' },
        { signal, accept: [403, 404], limit: largestIndex },
      );
      if (status !== 200) return new Map();
      const result = z.safeParse(index, readJson(body, context));
      if (!result.success) throw unexpected(z.prettifyError(result.error), context);
      return new Map(
        Object.entries(result.data.paths).flatMap(([name, { serverRelativeURL: path }]) => {
          const [, apiVersion] = /^(?:api|apis(?=\/[^/]+\/))\/(.+)$/.exec(name) ?? [];
          return apiVersion !== undefined && form.test(path) ? [[apiVersion, path] as const] : [];
        }),
      );
    },
    read: async (path, limit) => {
      if (!form.test(path)) throw fault('cluster-answer', context, `${path} is no description`);
      const { status, body } = await asker.ask(
        { method: 'GET', path },
        // An API server behind the cluster's own may be down.
        { signal, accept: [403, 404, 503], limit: limit + 1 },
      );
      // Of a kind that goes just now the server says nothing.
      if (status !== 200 || body.length === 0) return undefined;
      const json = body.length > limit ? undefined : readJson(body, context);
      return { json, bytes: body.length };
    },
  };
}
