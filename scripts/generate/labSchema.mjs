/** labs/lab.schema.json: the schema of lab.yaml for editors, from the one that the extension uses. */
import * as z from 'zod/mini';
import { checkSchemas } from '../../src/check/checks.ts';
import { actionShapes, labShape, stepShape, taskShape } from '../../src/lab/schema.ts';

export const path = 'labs/lab.schema.json';

export function content() {
  const types = [...checkSchemas.keys()];
  const task = z.strictObject({
    ...taskShape.def.shape,
    ...Object.fromEntries([...checkSchemas].map(([type, spec]) => [type, z.optional(spec)])),
  });
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
      // Exactly one check a task, whose own keys stay known to the editor's completion.
      if (zodSchema === task) jsonSchema.oneOf = types.map((type) => ({ required: [type] }));
      // zod's names of its own checks are no formats of JSON Schema; their patterns stay.
      if (jsonSchema.pattern !== undefined) delete jsonSchema.format;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return JSON.stringify({ title: 'Container Lab', ...schema });
}
