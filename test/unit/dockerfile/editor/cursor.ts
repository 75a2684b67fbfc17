import assert from 'node:assert/strict';
import type { Dockerfile } from '../../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';

/** Stands where the cursor is. */
const mark = '‸';

export function withCursor(source: string): { readonly file: Dockerfile; readonly offset: number } {
  const offset = source.indexOf(mark);
  assert.ok(offset >= 0, 'no cursor');
  return { file: parseDockerfile(source.replace(mark, '')), offset };
}
