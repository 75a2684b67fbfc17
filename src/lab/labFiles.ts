import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Range } from '../range.ts';
import type { Text } from '../text.ts';
import { fault } from './fault.ts';
import type { Fault } from './model.ts';

interface Most {
  readonly bytes: number;
  /** The same for people. */
  readonly shown: string;
}
/** No file of a lab that is read as text may be larger. */
const mostRead: Most = { bytes: 2 ** 20, shown: '1 MiB' };
/** No file that is copied into the learner's folder may be larger. */
export const mostCopied: Most = { bytes: 16 * 2 ** 20, shown: '16 MiB' };

type Amiss = 'missing' | 'not-file' | 'outside' | 'too-large' | 'not-text' | 'unreadable';
type LabFile = { readonly text: string } | { readonly amiss: Amiss };

/** Reads a text file of the lab's folder; a path or a link that leads out of it is not followed. */
export async function readLabFile(folder: string, path: string): Promise<LabFile> {
  const file = await locate(folder, path);
  if ('amiss' in file) return file;
  if (file.size > mostRead.bytes) return { amiss: 'too-large' };
  try {
    return decode(await readFile(file.path));
  } catch {
    return { amiss: 'unreadable' };
  }
}

/** What keeps a file of the lab's folder from being copied; undefined when nothing does. */
export async function labFileAmiss(folder: string, path: string): Promise<Amiss | undefined> {
  const file = await locate(folder, path);
  if ('amiss' in file) return file.amiss;
  return file.size > mostCopied.bytes ? 'too-large' : undefined;
}

/** The fault of a file that could not be used, at the place that names it. */
export function fileFault(
  amiss: Amiss,
  file: string,
  path: string,
  range: Range,
  most = mostRead,
): Fault {
  return fault(`file-${amiss}`, path, range, texts[amiss], { file, most: most.shown });
}

async function locate(
  folder: string,
  path: string,
): Promise<{ path: string; size: number } | { amiss: Amiss }> {
  try {
    const root = await realpath(folder);
    const real = await realpath(join(root, path));
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return { amiss: 'outside' };
    const found = await stat(real);
    return found.isFile() ? { path: real, size: found.size } : { amiss: 'not-file' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return { amiss: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' };
  }
}

function decode(bytes: Uint8Array): LabFile {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { amiss: 'not-text' };
  }
}

const texts: Readonly<Record<Amiss, Text>> = {
  missing: {
    en: 'Could not find `{file}`. Write the file, or correct its name.',
    'zh-cn': '找不到 `{file}`。请写好这个文件，或改正文件名。',
  },
  'not-file': {
    en: 'Could not read `{file}`: it is not a file. Name a file.',
    'zh-cn': '无法读取 `{file}`：它不是文件。请写一个文件名。',
  },
  outside: {
    en: 'Could not use `{file}`: it leads out of the lab’s folder. Put a copy into the folder.',
    'zh-cn': '不能使用 `{file}`：它指向实验文件夹之外。请把副本放进文件夹。',
  },
  'too-large': {
    en: 'Could not read `{file}`: it is larger than {most}. Make it smaller.',
    'zh-cn': '无法读取 `{file}`：它大于 {most}。请缩小它。',
  },
  'not-text': {
    en: 'Could not read `{file}`: it is not UTF-8 text. Save it as UTF-8.',
    'zh-cn': '无法读取 `{file}`：它不是 UTF-8 文本。请保存为 UTF-8。',
  },
  unreadable: {
    en: 'Could not read `{file}`: the system refused. Check its permissions.',
    'zh-cn': '无法读取 `{file}`：系统拒绝了访问。请检查它的权限。',
  },
};
