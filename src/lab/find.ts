import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fault } from './fault.ts';
import { readLab } from './load.ts';
import { labFile } from './marks.ts';
import type { LabRead, Origin } from './model.ts';
import { fileStart } from './places.ts';
import type { CheckSchemas } from './schema.ts';

export interface LabRoot {
  readonly folder: string;
  readonly origin: Origin;
}

/** A workspace can be any folder: no more of its folders are looked into. */
const mostFolders = 2000;

/**
 * The labs of all roots, in the roots' order: a root that is a lab itself, or those in its folders,
 * two levels deep. A broken lab is listed with its faults; of two labs with one id the first stays.
 */
export async function findLabs(
  roots: readonly LabRoot[],
  schemas: CheckSchemas,
): Promise<readonly LabRead[]> {
  const found = new Map<string, LabRoot>();
  for (const { folder, origin } of roots)
    for (const lab of await labFolders(resolve(folder))) {
      const real = await realpath(lab).catch(() => lab);
      if (!found.has(real)) found.set(real, { folder: lab, origin });
    }
  const reads = await Promise.all(
    [...found.values()].map(({ folder, origin }) => readLab(folder, origin, schemas)),
  );
  return withoutDuplicates(reads);
}

async function labFolders(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  let level = [root];
  let looked = 0;
  for (let depth = 0; depth <= 2 && level.length > 0; depth += 1) {
    const below: string[] = [];
    for (const folder of level) {
      looked += 1;
      if (looked > mostFolders) return found;
      if (await isThere(join(folder, labFile))) found.push(folder);
      else if (depth < 2) below.push(...(await foldersIn(folder)));
    }
    level = below;
  }
  return found;
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
      .toSorted();
  } catch {
    return [];
  }
}

function withoutDuplicates(reads: readonly LabRead[]): readonly LabRead[] {
  const first = new Map<string, string>();
  return reads.map((read) => {
    if (read.lab === undefined) return read;
    const other = first.get(read.id);
    if (other === undefined) {
      first.set(read.id, read.folder);
      return read;
    }
    const { folder, origin, id } = read;
    const faults = [fault('duplicate-lab', labFile, fileStart, duplicateText, { id, other })];
    return { folder, origin, id, faults };
  });
}

const duplicateText = {
  en: 'Give this lab another id: `{id}` is the lab in `{other}`.',
  'zh-cn': '请给这个实验换一个 id：`{id}` 已是 `{other}` 中的实验。',
};
