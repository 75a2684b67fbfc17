import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { FileRead, Files } from './files.ts';

const largest = 2 ** 20;
const mostFiles = 1_000;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** What stands for "there is nothing to read": no such file, a file as folder, a link to itself. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/**
 * The files of a folder, read within it: links are followed only where they stay inside. A file is
 * read in one go: it is small and near, and five trips to the thread pool cost more than its bytes.
 */
export function openFiles(folder: string): Files {
  const root = resolve(folder);
  let real: string | undefined;
  const realRoot = (): string => (real ??= realpathSync.native(root));
  return {
    folder: root,
    read: async (path) => {
      // What is asked over the network at the same time goes out first.
      await turn();
      return readWithin(root, realRoot, path);
    },
    list: async () => {
      const found: string[] = [];
      await collect(root, '', found);
      return found.sort();
    },
  };
}

function readWithin(root: string, realRoot: () => string, path: string): FileRead {
  const asked = resolve(root, path);
  if (!isWithin(root, asked)) return { kind: 'outside' };
  try {
    const real = realpathSync.native(asked);
    if (!isWithin(realRoot(), real)) return { kind: 'outside' };
    // Not blocking: a pipe without a writer would hold the call for ever.
    const file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(file);
      if (stat.isDirectory()) return { kind: 'directory' };
      if (!stat.isFile()) return { kind: 'not-text' };
      if (stat.size > largest) return { kind: 'too-large' };
      // One byte more than it should have, for a file that grows meanwhile.
      const first = readStart(file, stat.size + 1);
      const bytes = first.length > stat.size ? readStart(file, largest + 1) : first;
      if (bytes.length > largest) return { kind: 'too-large' };
      const text = decode(bytes);
      return text === undefined
        ? { kind: 'not-text' }
        : { kind: 'file', text, modified: stat.mtimeMs };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (absent.has(String(error.code))) return { kind: 'missing' };
      if (error.code === 'EISDIR') return { kind: 'directory' };
      // A socket or device without a reader behind it.
      if (error.code === 'ENXIO') return { kind: 'not-text' };
    }
    throw error;
  }
}

/** At most `most` bytes of the file, from its start. */
function readStart(file: number, most: number): Buffer {
  const buffer = Buffer.alloc(most);
  return buffer.subarray(0, readSync(file, buffer, 0, most, 0));
}

/** UTF-8 alone; a zero byte means a binary. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

async function collect(root: string, under: string, found: string[]): Promise<void> {
  const entries = await readdir(join(root, under), { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (found.length >= mostFiles) return;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) await collect(root, path, found);
    else if (entry.isFile()) found.push(path);
  }
}

/** Of two resolved paths. */
function isWithin(root: string, path: string): boolean {
  if (path.startsWith(root + sep)) return true;
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way);
}
