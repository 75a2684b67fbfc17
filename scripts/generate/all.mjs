/**
 * Writes the files that are made from code (Node ≥22.18: it reads the TypeScript sources).
 *   node scripts/generate/all.mjs [--check]
 * With --check nothing is written, and the exit code is 1 when a file is not what it should be.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { pages as causePages } from './causes.mjs';
import { pages as labPages } from './labs.mjs';
import * as labSchema from './labSchema.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const check = process.argv.includes('--check');

for (const { path, content } of [labSchema, ...causePages, ...labPages]) {
  const file = resolve(root, path);
  const options = await resolveConfig(file);
  const made = await format(content(), { ...options, filepath: file });
  const there = await readFile(file, 'utf8').catch(() => undefined);
  if (there === made) continue;
  if (check) {
    console.error(`${path} is not what the code makes. Run \`npm run generate\`.`);
    process.exitCode = 1;
  } else {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, made);
    console.log(`wrote ${path}`);
  }
}
