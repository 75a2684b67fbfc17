/** labs/lab.schema.json: the schema of lab.yaml for editors, from the one that the extension uses. */
import * as z from 'zod/mini';
import { checkSchemas } from '../../src/check/checks.ts';
import { alone, mostParts } from '../../src/lab/dispatch.ts';
import { actionShapes, labShape, stepShape, taskShape } from '../../src/lab/schema.ts';

export const path = 'labs/lab.schema.json';

export function content() {
  const specs = Object.fromEntries(
    [...checkSchemas].map(([type, spec]) => [type, z.optional(spec)]),
  );
  const joined = Object.fromEntries(
    [...checkSchemas.keys()].filter((type) => !alone.has(type)).map((type) => [type, specs[type]]),
  );
  const part = z.strictObject({
    ...joined,
    get all() {
      return z.optional(parts);
    },
    get any() {
      return z.optional(parts);
    },
    get not() {
      return z.optional(part);
    },
  });
  const parts = z.array(part).check(z.minLength(1), z.maxLength(mostParts));
  const operators = { all: z.optional(parts), any: z.optional(parts), not: z.optional(part) };
  const task = z.strictObject({ ...taskShape.def.shape, ...specs, ...operators });
  const action = z.union(Object.values(actionShapes));
  const step = z.strictObject({
    ...stepShape.def.shape,
    tasks: z.array(task).check(z.minLength(1)),
    solve: z.optional(z.array(action)),
  });
  const lab = z.strictObject({
    ...labShape.def.shape,
    steps: z.array(step).check(z.minLength(1)),
  });
  const schema = z.toJSONSchema(lab, {
    target: 'draft-7',
    io: 'input',
    reused: 'ref',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // Exactly one check a task or part, whose own keys stay known to the editor's completion.
      if (zodSchema === task) jsonSchema.oneOf = oneOf({ ...specs, ...operators });
      if (zodSchema === part) jsonSchema.oneOf = oneOf({ ...joined, ...operators });
      // zod's names of its own checks are no formats of JSON Schema; their patterns stay.
      if (jsonSchema.pattern !== undefined) delete jsonSchema.format;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return JSON.stringify({ title: 'Container Lab', ...schema });
}

function oneOf(shape) {
  return Object.keys(shape).map((type) => ({ required: [type] }));
}
