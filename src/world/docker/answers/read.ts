import * as z from 'zod/mini';
import { fault } from '../faults.ts';

/** Reads a JSON answer; what does not fit its shape is the daemon's fault, not the learner's. */
export function readAnswer<Value>(
  schema: z.ZodMiniType<Value>,
  body: Buffer,
  endpoint: string,
): Value {
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch (error) {
    throw fault('bad-answer', endpoint, 'its answer is not JSON', error);
  }
  const result = z.safeParse(schema, json);
  if (result.success) return result.data;
  throw fault(
    'bad-answer',
    endpoint,
    `its answer is not as expected: ${z.prettifyError(result.error)}`,
  );
}
