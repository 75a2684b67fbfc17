import { plainSnippet } from '../../snippet.ts';
import { readManifest } from '../document.ts';
import { itemsAt, keyOf, stringAt } from '../model.ts';
import type { ApiWords, Field, FieldType, Schemas } from '../schema/schemas.ts';
import { objectSnippets } from './objectSnippets.ts';
import { mapAround, placeAt, type FieldAt, type Place } from './place.ts';
import { choicesOf, wordsOf } from './words.ts';

/** One thing that may be written at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'object';
  /** In snippet syntax; its further lines are indented from the first. */
  readonly insert: string;
  /** What it replaces: up to the cursor, and with what is left of the word behind it. */
  readonly start: number;
  readonly cursor: number;
  readonly end: number;
  readonly required: boolean;
  /** The API's own words, in English. */
  readonly about: string;
  /** Whether more is proposed at once when it is taken. */
  readonly goesOn: boolean;
}

type Gap = Pick<Proposal, 'start' | 'cursor' | 'end'>;

/** Stands for what is being typed: no key or value of a person's. */
const mark = 'container-lab-cursor';
const word = String.raw`[\w./$-]*`;
const keyBefore = new RegExp(String.raw`^([ ]*(?:-[ ]+)*)(${word})$`);
const valueBefore = new RegExp(
  String.raw`^[ ]*(?:-[ ]+)*["']?[\w./$-]+["']?:[ ]+(?:- )?(["']?)(${word})$`,
);
const itemBefore = new RegExp(String.raw`^[ ]*(?:-[ ]+)+(["']?)(${word})$`);

/**
 * What may be written in a manifest at an offset: fields that are not there yet, the required ones
 * first, the words that a field takes, and whole objects where one begins. It is found in the text
 * with a word of ours at the cursor, for half a line is no YAML.
 */
export function completionAt(
  text: string,
  offset: number,
  schemas: Schemas,
  words: ApiWords,
): readonly Proposal[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const rest = new RegExp(`^${word}`).exec(text.slice(offset))?.[0] ?? '';
  const gap = (typed: string): Gap => {
    return { start: offset - typed.length, cursor: offset, end: offset + rest.length };
  };

  const value = valueBefore.exec(before);
  if (value) return values(gap(value[2] ?? ''));
  const key = keyBefore.exec(before);
  if (!key) return [];
  const [, head = '', typed = ''] = key;
  if (head === '' && isBlankDocument(text, lineStart)) return wholeObjects(gap(typed));
  const fields = keys(gap(typed), head);
  return fields.length > 0 || !itemBefore.test(before) ? fields : values(gap(typed));

  /** The place of the mark, put where the gap is. */
  function marked(gap: Gap, insert: string): Place | undefined {
    const now = text.slice(0, gap.start) + insert + text.slice(gap.end);
    const { objects } = readManifest(now, schemas);
    return placeAt(objects, schemas, gap.start + 1);
  }

  function keys(gap: Gap, head: string): readonly Proposal[] {
    const hasColon = /^["']?[ ]*:/.test(text.slice(gap.end));
    const place = marked(gap, hasColon ? mark : `${mark}:`);
    if (place?.on !== 'key') return [];
    const map = place.around.at(-1);
    const model = modelOf(place, schemas);
    const fields = model === undefined ? undefined : schemas.fields(model);
    if (map?.type !== 'map' || model === undefined || fields === undefined) return [];
    const own = text.slice(gap.start, gap.end);
    const there = new Set(map.pairs.map(keyOf).filter((one) => one !== own));
    // Further lines of a snippet begin where this line does, not where its last dash has led.
    const deeper = ' '.repeat(head.length - (/^ */.exec(head)?.[0] ?? '').length);
    return ordered(fields, there).map(([name, field]) => {
      const at = { model, key: name, required: field.required };
      const under = hasColon
        ? { insert: plainSnippet(name), goesOn: false }
        : written(name, field, at, deeper);
      return {
        ...{ label: name, kind: 'field' as const, ...gap, ...under },
        required: field.required,
        about: wordsOf(words, schemas, at, field.type),
      };
    });
  }

  function written(
    name: string,
    { type }: Field,
    at: FieldAt,
    deeper: string,
  ): Pick<Proposal, 'insert' | 'goesOn'> {
    const indent = `\n${deeper}  `;
    const first = (of: FieldType, further: string): string =>
      of.is === 'model' ? requiredIn(of.model, further) : '$0';
    switch (type.is) {
      case 'list':
        return {
          insert: `${plainSnippet(name)}:${indent}- ${first(type.of, `${indent}  `)}`,
          goesOn: true,
        };
      case 'model':
        return { insert: `${plainSnippet(name)}:${indent}${first(type, indent)}`, goesOn: true };
      case 'map':
        return { insert: `${plainSnippet(name)}:${indent}$0`, goesOn: false };
      default:
        return {
          insert: `${plainSnippet(name)}: $0`,
          goesOn: choicesOf(at, type, schemas).length > 0,
        };
    }
  }

  /** The fields that an object of a model cannot be without, one level deep. */
  function requiredIn(model: string, further: string): string {
    const fields = [...(schemas.fields(model) ?? [])].filter(([, { required }]) => required);
    const simple = fields.filter(([, { type }]) => !['list', 'map', 'model'].includes(type.is));
    if (simple.length === 0) return '$0';
    return simple.map(([name], index) => `${plainSnippet(name)}: $${index + 1}`).join(further);
  }

  function values(gap: Gap): readonly Proposal[] {
    const place = marked(gap, mark);
    if (place?.on !== 'value') return [];
    const all = choices(place, schemas);
    return all.map((label) => ({
      ...{ label, kind: 'value' as const, insert: plainSnippet(label), ...gap },
      ...{ required: false, about: '', goesOn: false },
    }));
  }

  function wholeObjects(gap: Gap): readonly Proposal[] {
    return objectSnippets
      .filter(({ apiVersion, kind }) => schemas.kind(apiVersion, kind) !== undefined)
      .map(({ kind, apiVersion, body }) => ({
        ...{ label: kind, kind: 'object' as const, ...gap },
        insert: `apiVersion: ${apiVersion}\nkind: ${kind}\n${body}`,
        about: words[schemas.kind(apiVersion, kind)?.model ?? '']?.[''] ?? '',
        ...{ required: false, goesOn: false },
      }));
  }
}

/** The model of the map that the mark is a key of. */
function modelOf(place: Place, schemas: Schemas): string | undefined {
  let type: FieldType | undefined = place.kind && { is: 'model', model: place.kind.model };
  for (const key of place.path.slice(0, -1)) type = type && inside(type, key, schemas);
  return type?.is === 'model' ? type.model : undefined;
}

function inside(type: FieldType, key: string, schemas: Schemas): FieldType | undefined {
  if (type.is === 'list' || type.is === 'map') return type.of;
  return type.is === 'model' ? schemas.fields(type.model)?.get(key)?.type : undefined;
}

/** What is required first, in the order of the API otherwise; what the cluster writes is left out. */
function ordered(
  fields: ReadonlyMap<string, Field>,
  there: ReadonlySet<string>,
): readonly (readonly [string, Field])[] {
  const left = [...fields].filter(([name]) => !there.has(name) && name !== 'status');
  const head = ['apiVersion', 'kind', 'metadata', 'spec'];
  const rank = ([name, { required }]: readonly [string, Field]): number => {
    if (required) return 0;
    return head.includes(name) ? 1 + head.indexOf(name) : 1 + head.length;
  };
  return left.sort((a, b) => rank(a) - rank(b));
}

function choices(place: Place, schemas: Schemas): readonly string[] {
  const [key] = place.path;
  if (place.path.length === 1 && (key === 'kind' || key === 'apiVersion')) {
    const other = key === 'kind' ? place.object.apiVersion : place.object.kind;
    const beside = schemas.kinds.filter(
      (one) => (key === 'kind' ? one.apiVersion : one.kind) === other,
    );
    const known = beside.length > 0 ? beside : schemas.kinds;
    return [...new Set(known.map((one) => one[key]))];
  }
  if (place.field !== undefined && place.type !== undefined) {
    const named = choicesOf(place.field, place.type, schemas);
    if (named.length > 0) return named;
  }
  return namesFor(place);
}

/** Where a name is wanted that the same object gives: a volume's. */
function namesFor(place: Place): readonly string[] {
  const { field } = place;
  if (field?.model !== 'V1VolumeMount' || field.key !== 'name') return [];
  const volumes = itemsAt(mapAround(place, ['volumes']), ['volumes']);
  return volumes.flatMap((volume) => stringAt(volume, ['name']) ?? []);
}

/** Whether nothing but comments stands in the document that a line belongs to. */
function isBlankDocument(text: string, lineStart: number): boolean {
  const before =
    text
      .slice(0, lineStart)
      .split(/^---.*$/m)
      .at(-1) ?? '';
  const [after = ''] = text
    .slice(lineStart)
    .split('\n')
    .slice(1)
    .join('\n')
    .split(/^---.*$/m);
  const isBlank = (lines: string): boolean => /^(?:[ \t]*(?:#.*)?(?:\r?\n|$))*$/.test(lines);
  return isBlank(before) && isBlank(after);
}
