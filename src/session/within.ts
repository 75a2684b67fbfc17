import { lstat, realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';

/** The absolute path, when neither it nor a link on its way leads out of the folder. */
export async function within(folder: string, path: string): Promise<string | undefined> {
  const base = resolve(folder);
  const target = resolve(base, path);
  if (!isInside(base, target)) return undefined;
  const root = await realpath(base).catch(() => base);
  for (let there = target; there !== base; there = dirname(there)) {
    const real = await realpath(there).catch(() => undefined);
    if (real !== undefined) return real === root || isInside(root, real) ? target : undefined;
    // A link whose target is not there yet would make it, wherever that is.
    if (await isThere(there)) return undefined;
  }
  return target;
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path;
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
