import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { FileRead, Files } from './files.ts';

const largest = 2 ** 20;
const mostFiles = 1_000;
/** What stands for "there is nothing to read": no such file, a file as folder, a link to itself. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/** The files of a folder, read within it: links are followed only where they stay inside. */
export function openFiles(folder: string): Files {
  const root = resolve(folder);
  return {
    folder: root,
    read: (path) => readWithin(root, path),
    list: async () => {
      const found: string[] = [];
      await collect(root, '', found);
      return found.sort();
    },
  };
}

async function readWithin(root: string, path: string): Promise<FileRead> {
  const asked = resolve(root, path);
  if (!isWithin(root, asked)) return { kind: 'outside' };
  try {
    const real = await realpath(asked);
    if (!isWithin(await realpath(root), real)) return { kind: 'outside' };
    // Not blocking: a pipe without a writer would hold the call for ever.
    const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) return { kind: 'directory' };
      if (!stat.isFile()) return { kind: 'not-text' };
      if (stat.size > largest) return { kind: 'too-large' };
      // One byte more than it should have, for a file that grows meanwhile.
      const first = await readStart(file, stat.size + 1);
      const bytes = first.length > stat.size ? await readStart(file, largest + 1) : first;
      if (bytes.length > largest) return { kind: 'too-large' };
      const text = decode(bytes);
      return text === undefined
        ? { kind: 'not-text' }
        : { kind: 'file', text, modified: stat.mtimeMs };
    } finally {
      await file.close();
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
async function readStart(file: FileHandle, most: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
  return buffer.subarray(0, bytesRead);
}

/** UTF-8 alone; a zero byte means a binary. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
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

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way);
}
