import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** Whether a path lies in the folder or is the folder. */
export function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The absolute path of an existing file that lies in the folder even when links are followed. */
export async function existingIn(folder: string, path: string): Promise<string | undefined> {
  const named = join(folder, ...path.split('/'));
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(named)]);
    return isIn(root, real) ? named : undefined;
  } catch {
    return undefined;
  }
}
