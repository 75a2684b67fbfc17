import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of the labs that come with the extension. */
export const labsFolder = resolve(import.meta.dirname, '../../../labs');

/** Their ids, which are the names of their folders, in the order of the alphabet. */
export const ownLabs: readonly string[] = readdirSync(labsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();
