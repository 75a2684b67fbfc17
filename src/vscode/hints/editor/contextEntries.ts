import { readdir } from 'node:fs/promises';
import type { PathEntry } from '../../../dockerfile/editor/paths.ts';
import { existingIn } from '../../inFolder.ts';

/** More are no help to a person who types. */
const most = 1_000;

/**
 * What a folder of the build context holds; nothing of a folder that is not there, or that lies
 * outside of the context when links are followed.
 */
export async function contextEntries(
  context: string,
  folder: string,
): Promise<readonly PathEntry[]> {
  const found = await existingIn(context, folder);
  if (found === undefined) return [];
  try {
    const entries = await readdir(found, { withFileTypes: true });
    return entries
      .slice(0, most)
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch {
    return [];
  }
}
