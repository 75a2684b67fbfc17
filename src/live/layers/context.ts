import { createHash } from 'node:crypto';
import { copiedFiles, type CopiedFile } from '../../dockerfile/copied.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { Files } from '../../world/files/files.ts';
import type { ContextFile } from './seen.ts';

/** Files that are compared at most. */
const most = 200;

/** The files beside a Dockerfile that its last stage copies, with what is in them now. */
export async function readContext(
  file: Dockerfile,
  files: Files,
  dockerignore: string,
  workingDirectory: string,
): Promise<readonly ContextFile[]> {
  const copied = copiedFiles(file, await files.list(), dockerignore, workingDirectory);
  const read = await Promise.all(copied.slice(0, most).map((each) => hashed(each, files)));
  return read.filter((each) => each !== undefined);
}

async function hashed(
  { path, inside }: CopiedFile,
  files: Files,
): Promise<ContextFile | undefined> {
  const read = await files.read(path);
  if (read.kind !== 'file') return undefined;
  return { path, inside, hash: createHash('sha256').update(read.text).digest('hex') };
}
