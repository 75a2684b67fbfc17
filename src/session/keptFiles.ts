import { copyFile, cp, lstat, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { within } from './within.ts';

/** Files of the learner's that were kept aside. */
export interface Kept {
  /** Absolute, outside of the lab folder: what lies there would be build context. */
  readonly folder: string;
  /** Relative to both folders, with forward slashes. */
  readonly paths: readonly string[];
}

/** A folder of its own for what is kept now, under the state of the started lab. */
export async function keptFolder(state: string, now: Date): Promise<string> {
  const kept = join(state, 'kept');
  await mkdir(kept, { recursive: true, mode: 0o700 });
  for (let count = 1; ; count += 1) {
    const folder = join(kept, count === 1 ? dateOf(now) : `${dateOf(now)}-${String(count)}`);
    try {
      await mkdir(folder, { mode: 0o700 });
      return folder;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** Copies what stands at the path of the lab folder; a link is copied as what it leads to. */
export async function keepFile(folder: string, path: string, kept: string): Promise<void> {
  const source = await within(folder, path);
  if (source === undefined) return;
  const target = join(kept, ...path.split('/'));
  await mkdir(dirname(target), { recursive: true });
  if ((await lstat(source)).isDirectory()) await cp(source, target, { recursive: true });
  else await copyFile(source, target);
}

/**
 * Those of the files that stand in the folder with another content. Undefined means that none
 * should stand there; what lies behind a link that leads out is left alone.
 */
export async function differing(
  folder: string,
  files: ReadonlyMap<string, Buffer | undefined>,
): Promise<readonly string[]> {
  const found = await Promise.all(
    [...files].map(async ([path, content]) => {
      const target = await within(folder, path);
      const there = target !== undefined && (await lstat(target).catch(() => undefined));
      if (target === undefined || !there) return undefined;
      if (content === undefined) return path;
      const written = await readFile(target).catch(() => undefined);
      return written?.equals(content) === true ? undefined : path;
    }),
  );
  return found.filter((path) => path !== undefined);
}

/** Local time, `2026-11-21 07.42.31`: no sign in it that a file system refuses. */
function dateOf(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.')}`;
}
