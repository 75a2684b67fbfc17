import { parseReference } from './reference.ts';

/** Docker's own rule for container names (daemon/names); ids keep it too. */
const containerName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}$/;

/** The API's path of a container; undefined for a text that names none. */
export function containerPath(idOrName: string): string | undefined {
  return containerName.test(idOrName) ? `/containers/${idOrName}` : undefined;
}

/** The API's path of an image, by reference or id; undefined for a text that names none. */
export function imagePath(reference: string): string | undefined {
  return 'reference' in parseReference(reference) ? `/images/${encodeURI(reference)}` : undefined;
}
