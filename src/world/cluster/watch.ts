import * as z from 'zod/mini';
import { splitLines } from '../docker/lines.ts';
import { readJson, readObject, readPage } from './answers/object.ts';
import type { Asker } from './ask.ts';
import { readBody } from '../calls.ts';
import type { Listed } from './cluster.ts';
import type { FindCollection } from './discovery.ts';
import { fault, faultOf, faultOfStatus } from './faults.ts';
import type { Heard, Resource } from './objects.ts';
import { pathOf } from './resources.ts';

const longestLine = 8 * 2 ** 20;
/** The server no longer remembers that version. */
const gone = 410;

/** The objects of a kind now, or as they were at a version that the server still remembers. */
export async function listAt(
  asker: Asker,
  find: FindCollection,
  resource: Resource,
  { namespace, at }: { readonly namespace?: string; readonly at?: string },
  signal: AbortSignal,
): Promise<Listed | 'too-old'> {
  const collection = await find(resource, signal);
  if (collection === undefined) return { resourceVersion: '', objects: [] };
  const path = pathOf(resource, collection, { namespace });
  const query =
    at === undefined ? {} : { resourceVersion: at, resourceVersionMatch: 'Exact', limit: '0' };
  // 504: a version that is still to come, so of another cluster.
  const { status, body } = await asker.ask(
    { method: 'GET', path, query },
    { signal, accept: [404, gone, 504] },
  );
  if (status === 404) return { resourceVersion: '', objects: [] };
  if (status !== 200) {
    if (at === undefined) throw faultOfStatus(status, body.toString(), asker.context, false);
    return 'too-old';
  }
  const { resourceVersion, objects } = readPage(
    readJson(body, asker.context),
    resource,
    asker.context,
  );
  return { resourceVersion, objects };
}

const types = { ADDED: 'added', MODIFIED: 'modified', DELETED: 'deleted' } as const;
const line = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.unknown(),
});
const errorObject = z.object({ code: z.number() });

/** Changes from `since` on; returns when that is too old, throws when the server does not go on. */
export async function* watch(
  asker: Asker,
  find: FindCollection,
  resource: Resource,
  options: { readonly namespace?: string; readonly since: string; readonly ready?: () => void },
  signal: AbortSignal,
): AsyncGenerator<Heard> {
  const { context } = asker;
  const done = new AbortController();
  const ends = AbortSignal.any([signal, done.signal]);
  try {
    const collection = await find(resource, ends);
    if (collection === undefined) {
      throw fault('cluster-answer', context, `it knows no ${resource.kind}`);
    }
    const response = await asker.open(
      {
        method: 'GET',
        path: pathOf(resource, collection, { namespace: options.namespace }),
        query: { watch: 'true', allowWatchBookmarks: 'true', resourceVersion: options.since },
      },
      ends,
    );
    const status = response.statusCode ?? 0;
    if (status === gone) return;
    if (status !== 200) {
      const body = await readBody(response, 65_536);
      throw faultOfStatus(status, body.toString(), context, false);
    }
    options.ready?.();
    for await (const text of splitLines(response, longestLine)) {
      if (signal.aborted) return;
      const read = z.safeParse(line, readJson(Buffer.from(text), context));
      if (!read.success) continue;
      const { type, object } = read.data;
      if (type === 'ERROR') {
        if (z.safeParse(errorObject, object).data?.code === gone) return;
        throw fault('cluster-closed', context, 'it ended the watch with an error');
      }
      const found = readObject(withName(object), resource, context);
      yield type === 'BOOKMARK'
        ? { is: 'bookmark', resourceVersion: found.resourceVersion }
        : { is: types[type], object: found };
    }
    if (!signal.aborted) throw fault('cluster-closed', context, 'it closed the watch');
  } catch (error) {
    if (signal.aborted) return;
    throw faultOf(error, context);
  } finally {
    done.abort();
  }
}

/** A bookmark is an object with a version alone. */
function withName(object: unknown): unknown {
  if (typeof object !== 'object' || object === null || !('metadata' in object)) return object;
  const { metadata } = object;
  return typeof metadata === 'object' ? { ...object, metadata: { name: '', ...metadata } } : object;
}
