import { containerPath, imagePath, networkPath, volumePath } from './names.ts';
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

/** A network that a container is on is refused. */
export async function removeNetwork(calls: Calls, id: string, signal: AbortSignal): Promise<void> {
  const path = networkPath(id);
  if (path === undefined) return;
  await calls.ask({ method: 'DELETE', path }, { signal, timeout });
}

/** A volume that a container uses, running or not, is refused. */
export async function removeVolume(calls: Calls, name: string, signal: AbortSignal): Promise<void> {
  const path = volumePath(name);
  if (path === undefined) return;
  const query = { force: false };
  await calls.ask({ method: 'DELETE', path, query }, { signal, timeout });
}
