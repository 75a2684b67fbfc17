import { randomUUID } from 'node:crypto';
import { lstat, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { markerName } from '../lab/marks.ts';

const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const markerSchema = z.object({ lab: z.string(), session: uuid });
type Marker = z.infer<typeof markerSchema>;

export function sessionFolder(root: string, session: string): string {
  return join(root, session);
}

export function newSessionId(): string {
  return randomUUID();
}

/** The ids of the started labs whose state is kept under `root`. */
export async function sessionIds(root: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && uuid.safeParse(entry.name).success)
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

/** In place of whatever stands there, at once: a link of that name is not followed. */
export async function writeMarker(folder: string, marker: Marker): Promise<void> {
  const path = join(folder, markerName);
  const temporary = `${path}.${randomUUID()}`;
  try {
    await writeFile(temporary, `${JSON.stringify(marker)}\n`, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** A marker is a hundred bytes; a folder of unknown origin may have anything of that name. */
const largestMarker = 4096;

export async function readMarker(folder: string): Promise<Marker | undefined> {
  try {
    const path = join(folder, markerName);
    const stat = await lstat(path);
    if (!stat.isFile() || stat.size > largestMarker) return undefined;
    const found = markerSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return found.success ? found.data : undefined;
  } catch {
    return undefined;
  }
}

/** The lab folder that `path` is or lies in. */
export async function labFolderOf(path: string): Promise<string | undefined> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (await readMarker(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
