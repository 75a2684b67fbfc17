import { mkdirSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const repoDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** What is made once a machine, not once a checkout: `${XDG_CACHE_HOME:-~/.cache}/container-lab`. */
const cacheDir = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'container-lab');

/**
 * A path under the cache directory; its parent folder exists afterwards.
 * @param {...string} parts
 */
export function cachePath(...parts) {
  const path = join(cacheDir, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/**
 * Parsed JSON of a file, undefined when it is missing or damaged: every marker can be made again.
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Writes at once or not at all, so that a marker never tells of half a thing.
 * @param {string} path
 * @param {unknown} value
 */
export async function writeJson(path, value) {
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}`;
  await writeFile(half, `${JSON.stringify(value, null, 2)}\n`);
  await rename(half, path);
}
