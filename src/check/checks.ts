import type { ZodMiniType } from 'zod/mini';
import type { CheckType } from './checkType.ts';
import { container } from './types/container.ts';
import { containerFile } from './types/containerFile.ts';
import { dockerfile } from './types/dockerfile.ts';
import { event } from './types/event.ts';
import { file } from './types/file.ts';
import { image } from './types/image.ts';
import { predict } from './types/predict.ts';
import { quiz } from './types/quiz.ts';

/** Every check type. Adding one is one file and a line here. */
export const checkTypes: readonly CheckType<unknown, unknown>[] = [
  image,
  container,
  containerFile,
  event,
  file,
  dockerfile,
  quiz,
  predict,
];

export function checkType(type: string): CheckType<unknown, unknown> | undefined {
  return checkTypes.find((check) => check.type === type);
}

/** The schema of each type's spec, for reading lab.yaml. */
export const checkSchemas: ReadonlyMap<string, ZodMiniType> = new Map(
  checkTypes.map(({ type, schema }) => [type, schema]),
);
