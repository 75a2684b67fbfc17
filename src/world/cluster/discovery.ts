import * as z from 'zod/mini';
import { readJson, unexpected } from './answers/object.ts';
import type { Asker } from './ask.ts';
import type { Resource } from './objects.ts';
import { groupPath, usualCollection } from './resources.ts';
import type { Collection } from './resources.ts';

/** Where a kind is found; undefined when this cluster does not know it. */
export type FindCollection = (
  resource: Resource,
  signal: AbortSignal,
) => Promise<Collection | undefined>;

const answer = z.object({
  resources: z.array(z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
});

/** Asks the server for kinds that are not the usual ones, and remembers those that it knows. */
export function findCollections(asker: Asker): FindCollection {
  const known = new Map<string, Collection>();
  return async (resource, signal) => {
    const { apiVersion, kind } = resource;
    const key = `${apiVersion} ${kind}`;
    const found = usualCollection(resource) ?? known.get(key);
    if (found !== undefined) return found;
    const path = groupPath(apiVersion);
    const { status, body } = await asker.ask({ method: 'GET', path }, { signal, accept: [404] });
    if (status === 404) return undefined;
    const result = z.safeParse(answer, readJson(body, asker.context));
    if (!result.success) throw unexpected(z.prettifyError(result.error), asker.context);
    // Subresources such as `pods/log` have a slash.
    const one = result.data.resources.find(
      (each) => each.kind.toLowerCase() === kind.toLowerCase() && !each.name.includes('/'),
    );
    if (one === undefined) return undefined;
    const collection = { plural: one.name, namespaced: one.namespaced };
    known.set(key, collection);
    return collection;
  };
}
