import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The .dockerignore of the file's own, or of its folder, which is taken for the build context. */
export async function dockerignoreOf(absolute: string): Promise<string | undefined> {
  const folder = dirname(absolute);
  const own = join(folder, `${basename(absolute)}.dockerignore`);
  return readFile(own, 'utf8')
    .catch(() => readFile(join(folder, '.dockerignore'), 'utf8'))
    .catch(() => undefined);
}
