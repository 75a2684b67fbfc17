import * as z from 'zod/mini';
import type { Instruction } from '../../dockerfile/model.ts';
import type { FileRead } from '../../world/files/files.ts';
import { relativePath } from '../../lab/names.ts';
import { defineCheck } from '../checkType.ts';
import { judgeDockerfile } from '../dockerfileAspects.ts';
import { texts } from '../matchers.ts';

const instruction = z.strictObject({
  is: z.enum([
    'FROM',
    'RUN',
    'CMD',
    'LABEL',
    'EXPOSE',
    'ENV',
    'ADD',
    'COPY',
    'ENTRYPOINT',
    'VOLUME',
    'USER',
    'WORKDIR',
    'ARG',
    'ONBUILD',
    'STOPSIGNAL',
    'HEALTHCHECK',
    'SHELL',
  ]),
  includes: z.optional(texts),
  equals: z.optional(texts),
});
export type WantedInstruction = z.infer<typeof instruction>;

const schema = z.strictObject({
  path: relativePath,
  instructions: z.array(instruction).check(z.minLength(1)),
  /** Whether they must stand in this order. */
  ordered: z.optional(z.boolean()),
});
export type DockerfileSpec = z.infer<typeof schema>;

export interface DockerfileObservation {
  readonly read: FileRead;
  readonly instructions: readonly Instruction[];
}

/** Tasks of one step ask about the same file, and check after check finds it unchanged. */
let last: { readonly text: string; readonly instructions: readonly Instruction[] } | undefined;
let parser: Promise<typeof import('../../dockerfile/parse.ts')> | undefined;

export const dockerfile = defineCheck<DockerfileSpec, DockerfileObservation>({
  type: 'dockerfile',
  schema,
  async observe(spec, { world }) {
    const read = await world.files.read(spec.path);
    if (read.kind !== 'file') return { read, instructions: [] };
    // Loaded on first use: the parser is in a bundle of its own.
    const { parseDockerfile } = await (parser ??= import('../../dockerfile/parse.ts'));
    const { text } = read;
    if (last?.text !== text) last = { text, instructions: parseDockerfile(text).instructions };
    return { read, instructions: last.instructions };
  },
  judge: (spec, observation) => judgeDockerfile(spec, observation),
});
