import { resolve } from 'node:path';
import { readWords } from '../../../../src/manifest/schema/read.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { packed } from '../support.ts';

export const schemas = schemasOf(packed);
export const words = readWords(resolve(import.meta.dirname, '../../../../dist/schemas'));

/** A text without its cursor, which is written as ¦, and where it was. */
export function cursorIn(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('¦');
  if (offset < 0) throw new Error('no ¦ in the text');
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}
