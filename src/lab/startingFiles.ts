import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '../text.ts';
import { fault } from './fault.ts';
import { fileFault, mostCopied } from './labFiles.ts';
import type { Fault } from './model.ts';
import { isReserved, relativePath } from './names.ts';
import { fileStart } from './places.ts';

const mostFiles = 500;

interface StartingFiles {
  /** Relative to `files/`, with forward slashes, sorted. */
  readonly paths: readonly string[];
  readonly faults: readonly Fault[];
}

/** The files of a lab that are copied into the learner's folder, and what is wrong with any. */
export async function findStartingFiles(folder: string): Promise<StartingFiles> {
  const paths: string[] = [];
  const faults: Fault[] = [];
  const refuse = (path: string, text: Text, id: string): void => {
    const file = `files${path === '' ? '' : `/${path}`}`;
    faults.push(fault(id, file, fileStart, text, { file }));
  };
  const visit = async (path: string): Promise<void> => {
    if (paths.length > mostFiles) return;
    const file = join(folder, 'files', path);
    const found = await lstat(file).catch(() => undefined);
    if (found === undefined) return;
    if (found.isSymbolicLink()) refuse(path, linkText, 'file-link');
    else if (isReserved(path)) refuse(path, reservedText, 'file-reserved');
    else if (path !== '' && !relativePath.safeParse(path).success)
      refuse(path, nameText, 'file-name');
    else if (found.isDirectory()) {
      for (const name of (await readdir(file).catch(() => [])).sort()) {
        await visit(path === '' ? name : `${path}/${name}`);
      }
    } else if (!found.isFile()) {
      faults.push(fileFault('not-file', `files/${path}`, `files/${path}`, fileStart));
    } else if (found.size > mostCopied.bytes) {
      faults.push(fileFault('too-large', `files/${path}`, `files/${path}`, fileStart, mostCopied));
    } else paths.push(path);
  };
  await visit('');
  if (paths.length > mostFiles) {
    faults.push(fault('files-too-many', 'files', fileStart, manyText, { most: mostFiles }));
  }
  return { paths: paths.slice(0, mostFiles).sort(), faults };
}

const linkText = {
  en: 'Could not copy `{file}`: it is a link. Put a copy of what it leads to in its place.',
  'zh-cn': '无法复制 `{file}`：它是一个链接。请换成它所指内容的副本。',
};
const reservedText = {
  en: 'Could not copy `{file}`: git, the editor or the lab itself acts on such a file. Remove it, or give it another name.',
  'zh-cn': '无法复制 `{file}`：git、编辑器或实验自己会使用这样的文件。请删掉它，或换一个名字。',
};
const nameText = {
  en: 'Could not copy `{file}`: not every system takes such a name. Give it a short name of plain letters, without `-` at its start, `:` or a backslash.',
  'zh-cn':
    '无法复制 `{file}`：不是所有系统都接受这样的名字。请换一个简短的普通名字，不以 `-` 开头，不含 `:` 和反斜杠。',
};
const manyText = {
  en: 'A lab starts with at most {most} files. Leave some out of `files/`.',
  'zh-cn': '一个实验最多有 {most} 个起始文件。请从 `files/` 中去掉一些。',
};
