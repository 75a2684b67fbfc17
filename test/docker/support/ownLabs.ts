import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkSchemas } from '../../../src/check/checks.ts';
import { readLab } from '../../../src/lab/load.ts';
import type { Lab } from '../../../src/lab/model.ts';
import { subjectsOf } from '../../../src/session/clusterSubjects.ts';

/** The folder of the labs that come with the extension. */
const labsFolder = resolve(import.meta.dirname, '../../../labs');

/** Their ids, which are the names of their folders, in the order of the alphabet. */
export const ownLabs: readonly string[] = readdirSync(labsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

const read = await Promise.all(
  ownLabs.map(async (name): Promise<Lab> => {
    const { lab } = await readLab(resolve(labsFolder, name), 'extension', checkSchemas);
    assert.ok(lab, name);
    return lab;
  }),
);

/** Those that Docker alone is enough for. */
export const dockerLabs: readonly Lab[] = read.filter(
  (lab) => subjectsOf(lab, (value) => value).length === 0,
);

export const clusterLabs: readonly Lab[] = read.filter((lab) => !dockerLabs.includes(lab));
