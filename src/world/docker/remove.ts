import { containerPath, imagePath } from './names.ts';
import type { Calls } from './negotiate.ts';

/** Milliseconds: the daemon unmounts and deletes layers before it answers. */
const timeout = 60_000;

/** Kills a container where it runs, and removes it with its anonymous volumes. */
export async function removeContainer(
  calls: Calls,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const path = containerPath(id);
  if (path === undefined) return;
  const query = { force: true, v: true };
  // 409: somebody else is removing it at this moment.
  await calls.ask({ method: 'DELETE', path, query }, { signal, timeout, accept: [404, 409] });
}

/** Removes one name of an image, and the image with its last name; one in use is refused. */
export async function removeImage(
  calls: Calls,
  reference: string,
  signal: AbortSignal,
): Promise<void> {
  const path = imagePath(reference);
  if (path === undefined) return;
  await calls.ask({ method: 'DELETE', path, query: { force: false } }, { signal, timeout });
}
