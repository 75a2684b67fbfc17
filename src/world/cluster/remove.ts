import type { Asker } from './ask.ts';
import type { FindCollection } from './discovery.ts';
import type { Named, Resource } from './objects.ts';
import { pathOf } from './resources.ts';

/**
 * Has one object removed, if it is still the one that was seen: the server compares the uid. What is
 * gone already, or is another by now, stays as it is.
 */
export async function remove(
  asker: Asker,
  find: FindCollection,
  { apiVersion, kind, uid, ...named }: Resource & Named & { readonly uid: string },
  signal: AbortSignal,
): Promise<void> {
  const resource = { apiVersion, kind };
  const collection = await find(resource, signal);
  if (collection === undefined) return;
  const text = JSON.stringify({
    ...{ apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background' },
    preconditions: { uid },
  });
  await asker.ask(
    {
      method: 'DELETE',
      path: pathOf(resource, collection, named),
      body: { type: 'application/json', text },
    },
    { signal, accept: [404, 409] },
  );
}
