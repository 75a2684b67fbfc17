import * as z from 'zod/mini';
import type { FileRead } from '../../world/files/files.ts';
import { relativePath } from '../../lab/names.ts';
import { defineCheck } from '../checkType.ts';
import { judgeFile } from '../fileAspects.ts';
import { texts } from '../matchers.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);

const schema = z.strictObject({
  path: relativePath,
  exists: z.optional(z.boolean()),
  includes: z.optional(texts),
  excludes: z.optional(texts),
  /** Values by section and key. */
  ini: z.optional(z.record(z.string(), z.record(z.string(), value))),
});
export type FileSpec = z.infer<typeof schema>;

export interface FileObservation {
  readonly read: FileRead;
}

export const file = defineCheck<FileSpec, FileObservation>({
  type: 'file',
  schema,
  async observe(spec, { world }) {
    return { read: await world.files.read(spec.path) };
  },
  judge: (spec, { read }) => judgeFile(spec, read),
});
