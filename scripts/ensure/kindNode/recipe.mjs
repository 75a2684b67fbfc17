import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A hash of all files below a folder and of more text: what is made from them has it in its name,
 * so that a changed recipe is made anew.
 * @param {string} folder
 * @param {string} [more]
 * @returns {Promise<string>}
 */
export async function recipeHash(folder, more = '') {
  const hash = createHash('sha256').update(more);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    hash.update(`\0${path.slice(folder.length)}\0`).update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
}
