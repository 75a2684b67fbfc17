import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { isDockerfileName } from '../../dockerfile/fileName.ts';
import { mayHoldManifests } from '../../manifest/fileName.ts';

const skipped = new Set(['node_modules', '.git']);

interface Targets {
  readonly files: readonly string[];
  /** Paths that cannot be read, and why. */
  readonly amiss: readonly { readonly path: string; readonly why: string }[];
}

/** The files that paths stand for: a file for itself, a folder for all in it that may be one. */
export function findTargets(paths: readonly string[], cwd: string): Targets {
  const files: string[] = [];
  const amiss: { path: string; why: string }[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    try {
      if (statSync(absolute).isDirectory()) files.push(...walk(absolute, amiss));
      else files.push(absolute);
    } catch (error) {
      amiss.push({ path, why: whyOf(error) });
    }
  }
  return { files: [...new Set(files)], amiss };
}

function walk(folder: string, amiss: { path: string; why: string }[]): readonly string[] {
  const files: string[] = [];
  let entries: Dirent[] = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    amiss.push({ path: folder, why: whyOf(error) });
  }
  // Links are not followed: they may lead out of the folder, or round in it.
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) files.push(...walk(path, amiss));
    const mayBe = isDockerfileName(entry.name) || isYaml(entry.name);
    if (entry.isFile() && mayBe) files.push(path);
  }
  return files;
}

/** JSON is full of what is none: who has manifests in it names them. */
function isYaml(name: string): boolean {
  return mayHoldManifests(name) && !/\.json$/i.test(name);
}

/** As it is shown: from the current folder where it lies below it, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  const shown = below.startsWith('..') || below === '' ? path : below;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

export function whyOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.message : String(error);
}
