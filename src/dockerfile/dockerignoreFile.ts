import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** The .dockerignore of the file's own, or of its folder, which is taken for the build context. */
export function dockerignoreOf(absolute: string): string | undefined {
  const folder = dirname(absolute);
  for (const name of [`${basename(absolute)}.dockerignore`, '.dockerignore']) {
    try {
      // Most folders have none, and an exception costs more than the question.
      const path = `${folder}/${name}`;
      if (existsSync(path)) return readFileSync(path, 'utf8');
    } catch {
      // One that cannot be read counts for none.
    }
  }
  return undefined;
}
