import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { ApiWords, PackedTypes } from './schemas.ts';

/**
 * The schemas that are built beside the bundles.
 * @param folder the one that the build writes them to
 */
export function readSchemas(folder: string): PackedTypes {
  return readPacked(folder, 'kubernetes.json.br') as PackedTypes;
}

/** The API's own words on its fields, which stand beside the schemas. */
export function readWords(folder: string): ApiWords {
  return readPacked(folder, 'kubernetes-words.json.br') as ApiWords;
}

function readPacked(folder: string, name: string): unknown {
  return JSON.parse(brotliDecompressSync(readFileSync(join(folder, name))).toString());
}
