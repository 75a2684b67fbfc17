import { fault } from '../faults.ts';
import { imagePath } from '../names.ts';
import type { Calls } from '../negotiate.ts';
import type { Layer } from '../objects/layer.ts';
import { readArchive } from './archive.ts';

/** Milliseconds until the archive begins: older daemons write all of it to their disk before. */
const patience = 60_000;
/** Milliseconds until all of it is here. */
const longest = 180_000;

/** See `DockerConnection.layers`. */
export async function readLayers(
  calls: Calls,
  reference: string,
  { hashed, limit }: { readonly hashed: ReadonlySet<string>; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly (Layer | undefined)[]> {
  const path = imagePath(reference);
  if (path === undefined) throw fault('refused', calls.endpoint, `${reference} names no image`);
  const done = new AbortController();
  const ends = AbortSignal.any([signal, done.signal, AbortSignal.timeout(longest)]);
  try {
    const archive = await calls.open({ method: 'GET', path: `${path}/get` }, ends, patience);
    return await readArchive(archive, calls.endpoint, { hashed, limit });
  } finally {
    done.abort();
  }
}
