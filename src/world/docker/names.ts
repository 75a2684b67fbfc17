import { parseReference } from './reference.ts';

/** Docker's own rule for names of containers, networks and volumes (daemon/names); ids keep it too. */
const objectName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}$/;

/** The API's path of a container; undefined for a text that names none. */
export function containerPath(idOrName: string): string | undefined {
  return objectName.test(idOrName) ? `/containers/${idOrName}` : undefined;
}

export function networkPath(idOrName: string): string | undefined {
  return objectName.test(idOrName) ? `/networks/${idOrName}` : undefined;
}

export function volumePath(name: string): string | undefined {
  return objectName.test(name) ? `/volumes/${name}` : undefined;
}

/** The API's path of an image, by reference or id; undefined for a text that names none. */
export function imagePath(reference: string): string | undefined {
  return 'reference' in parseReference(reference) ? `/images/${encodeURI(reference)}` : undefined;
}
