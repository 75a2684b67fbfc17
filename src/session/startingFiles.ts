import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../lab/model.ts';
import { findStartingFiles } from '../lab/startingFiles.ts';
import { replaceVariables, type Values } from '../lab/variables.ts';
import { markerName } from '../lab/marks.ts';
import { within, writeWithin } from './within.ts';

/** The files of a build context or a repository that must not carry the marker. */
export const ignoreFiles: readonly string[] = ['.dockerignore', '.gitignore'];

interface StartingFile {
  /** Relative to the lab folder, with forward slashes. */
  readonly path: string;
  readonly content: Buffer;
}

/** The lab's starting files with the values in its templates, sorted by path. */
export async function startingFiles(lab: Lab, values: Values): Promise<readonly StartingFile[]> {
  const root = join(lab.folder, 'files');
  const { paths } = await findStartingFiles(lab.folder);
  return Promise.all(
    paths.map(async (path) => {
      const content = await readFile(join(root, path));
      const written = lab.templates.includes(path)
        ? Buffer.from(replaceVariables(content.toString('utf8'), values))
        : content;
      return { path, content: ignoreFiles.includes(path) ? withMarker(written) : written };
    }),
  );
}

/** Files of the learner's that stand where a different starting file would go. */
export async function findConflicts(
  folder: string,
  files: readonly StartingFile[],
): Promise<readonly string[]> {
  const differs = await Promise.all(
    files.map(async ({ path, content }) => {
      const target = await within(folder, path);
      if (target === undefined) return true;
      try {
        return !(await readFile(target)).equals(content);
      } catch (error) {
        return !isMissing(error);
      }
    }),
  );
  return files.filter((_, at) => differs[at]).map(({ path }) => path);
}

/** Writes the files; those of `keep` stay as they are. */
export async function writeFiles(
  folder: string,
  files: readonly StartingFile[],
  keep: readonly string[],
): Promise<void> {
  for (const { path, content } of files) {
    if (!keep.includes(path)) await writeWithin(folder, path, content);
  }
}

/**
 * Writes the templates anew for other values; one that the learner has changed, or
 * that cannot be written, stays as it is.
 */
export async function rewriteTemplates(
  lab: Lab,
  folder: string,
  before: Values,
  after: Values,
): Promise<void> {
  const old = new Map((await startingFiles(lab, before)).map((file) => [file.path, file.content]));
  for (const { path, content } of await startingFiles(lab, after)) {
    const written = old.get(path);
    const target = await within(folder, path);
    if (written === undefined || written.equals(content) || target === undefined) continue;
    const there = await readFile(target).catch(() => undefined);
    if (there?.equals(written) === true)
      await writeWithin(folder, path, content).catch(() => undefined);
  }
}

/** Names the marker in an ignore file, behind what stands there; one that leads elsewhere is left. */
export async function ignoreMarker(folder: string, file: string): Promise<void> {
  const path = await within(folder, file);
  if (path === undefined) return;
  const content = await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return Buffer.of();
    throw error;
  });
  const written = withMarker(content);
  if (written !== content) await writeWithin(folder, file, written);
}

/** The content itself when it names the marker already. */
function withMarker(content: Buffer): Buffer {
  const text = content.toString('latin1');
  if (text.split(/\r?\n/).includes(markerName)) return content;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : end;
  return Buffer.concat([content, Buffer.from(`${gap}${markerName}${end}`)]);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
