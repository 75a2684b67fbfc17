import type { Text } from '../../text.ts';
import type { Span } from '../model.ts';
import type { Manifest } from '../document.ts';
import { placeAt } from './place.ts';
import type { ApiWords } from '../schema/schemas.ts';
import { choicesOf, typeName, usualOf, wordsOf } from './words.ts';

/** What is told of the field under the pointer. */
export interface FieldHover {
  readonly span: Span;
  /** Such as `spec.template.spec.containers[].image`. */
  readonly path: string;
  readonly type: Text;
  readonly required: boolean;
  /** The API's own words; empty where it has none. A paragraph of `usual` alone is left out. */
  readonly about: string;
  readonly choices: readonly string[];
  readonly usual: string | undefined;
}

/** Undefined where no field of a known kind stands. */
export function hoverAt(
  { objects, schemas }: Manifest,
  words: ApiWords,
  offset: number,
): FieldHover | undefined {
  const place = placeAt(objects, schemas, offset);
  if (place?.field === undefined || place.type === undefined) return undefined;
  const { field, type, span, path } = place;
  const about = wordsOf(words, schemas, field, type);
  const usual = usualOf(about);
  return {
    span,
    path: path.reduce((said, key) => (/^\d+$/.test(key) ? `${said}[]` : `${said}.${key}`)),
    type: typeName(type, field, schemas),
    required: field.required,
    about: usual === undefined ? about : about.replace(/(?:^|\n\n)Defaults to \S+\.$/, ''),
    choices: choicesOf(field, type, schemas),
    usual,
  };
}
