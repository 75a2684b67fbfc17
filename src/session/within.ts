import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The absolute path, when neither it nor a link on its way leads out of the folder. */
export async function within(folder: string, path: string): Promise<string | undefined> {
  return (await realWithin(folder, path)) === undefined ? undefined : resolve(folder, path);
}

/**
 * Writes the file and the folders on its way; false when it would lie outside of the folder or is no
 * file. What a program in there swaps for a link meanwhile is noticed before anything is overwritten.
 */
export async function writeWithin(
  folder: string,
  path: string,
  content: Buffer | string,
): Promise<boolean> {
  const real = await realWithin(folder, path);
  if (real === undefined) return false;
  await mkdir(dirname(real), { recursive: true });
  const { O_WRONLY, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
  // Not blocking: a pipe without a reader would hold the call for ever.
  const file = await open(real, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o666);
  try {
    const [opened, there] = await Promise.all([file.stat(), stat(real)]);
    const same = opened.ino === there.ino && opened.dev === there.dev;
    if (!same || !opened.isFile() || (await realWithin(folder, path)) !== real) return false;
    await file.truncate();
    await file.writeFile(content);
    return true;
  } finally {
    await file.close();
  }
}

/** The path with every link on its way followed; undefined when it leads out of the folder. */
async function realWithin(folder: string, path: string): Promise<string | undefined> {
  const base = resolve(folder);
  const target = resolve(base, path);
  if (!isInside(base, target)) return undefined;
  const root = await realpath(base).catch(() => base);
  for (let there = target; there !== base; there = dirname(there)) {
    const real = await realpath(there).catch(() => undefined);
    if (real !== undefined) {
      const inside = real === root || isInside(root, real);
      return inside ? join(real, relative(there, target)) : undefined;
    }
    // A link whose target is not there yet would make it, wherever that is.
    if (await isThere(there)) return undefined;
  }
  return join(root, relative(base, target));
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
