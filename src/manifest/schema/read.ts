import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { PackedTypes } from './schemas.ts';

/**
 * The schemas that are built beside the bundles.
 * @param folder the one that the build writes them to
 */
export function readSchemas(folder: string): PackedTypes {
  return JSON.parse(
    brotliDecompressSync(readFileSync(join(folder, 'kubernetes.json.br'))).toString(),
  ) as PackedTypes;
}
