import { onceEach } from '../../onceEach.ts';
import { isRecord } from '../../record.ts';
import type { Definition } from './definitions.ts';
import type { Limits } from './limits.ts';
import { innermost } from './schemas.ts';
import type { ApiWords, Field, FieldType, KindOf, Schemas } from './schemas.ts';

/** A schema nested deeper is none that somebody writes. */
const deepest = 100;

interface Defined {
  readonly kind: KindOf;
  readonly models: ReadonlyMap<string, ReadonlyMap<string, Field>>;
  readonly open: readonly string[];
  readonly limits: Pick<Limits, 'words' | 'numbers' | 'unique'>;
  readonly words: ApiWords;
}

const defineOnce = onceEach(define);

/**
 * The schemas with the kinds that definitions bring beside Kubernetes' own. Of a kind that is there
 * already, and of doubles, the first counts; a cluster's own description of one adds the fields that
 * only the cluster has.
 */
export function withDefinitions(schemas: Schemas, definitions: readonly Definition[]): Schemas {
  const more = new Map<string, Defined>();
  const newer: Defined[] = [];
  const added = new Map<string, Map<string, Field>>();
  for (const definition of definitions) {
    const name = nameOf(definition);
    const there = schemas.kind(definition.apiVersion, definition.kind);
    if (more.has(name) || (there !== undefined && definition.refs === undefined)) continue;
    const defined = defineOnce(definition);
    if (there === undefined) more.set(name, defined);
    else if (addFields(there.model, defined, schemas, added)) newer.push(defined);
  }
  if (more.size === 0 && newer.length === 0) return schemas;
  const all = [...more.values(), ...newer];
  const models = new Map(all.flatMap((each) => [...each.models]));
  for (const [model, fields] of added) {
    models.set(model, new Map([...(schemas.fields(model) ?? []), ...fields]));
  }
  return {
    version: schemas.version,
    kinds: [...schemas.kinds, ...[...more.values()].map(({ kind }) => kind)],
    kind: (apiVersion, kind) =>
      schemas.kind(apiVersion, kind) ?? more.get(nameOf({ apiVersion, kind }))?.kind,
    fields: (model) => models.get(model) ?? schemas.fields(model),
    open: new Set([...schemas.open, ...all.flatMap(({ open }) => open)]),
    limits: {
      words: merged(schemas.limits.words, ...all.map(({ limits }) => limits.words)),
      numbers: merged(schemas.limits.numbers, ...all.map(({ limits }) => limits.numbers)),
      unique: merged(schemas.limits.unique, ...all.map(({ limits }) => limits.unique)),
      quantities: schemas.limits.quantities,
      percentages: schemas.limits.percentages,
    },
    words: merged(schemas.words, ...all.map(({ words }) => words)),
  };
}

function nameOf({ apiVersion, kind }: Pick<Definition, 'apiVersion' | 'kind'>): string {
  return `${apiVersion} ${kind}`;
}

function merged<Value>(
  ...records: readonly Readonly<Record<string, Value>>[]
): Readonly<Record<string, Value>> {
  return Object.fromEntries(records.flatMap((record) => Object.entries(record)));
}

/**
 * Notes the fields that a description has of a kind and its models, and ours do not.
 * @returns whether there are any
 */
function addFields(
  model: string,
  { kind, models }: Defined,
  schemas: Schemas,
  added: Map<string, Map<string, Field>>,
): boolean {
  let isNewer = false;
  const seen = new Set<string>();
  const pairs: [string, string][] = [[model, kind.model]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [ours, theirs] = pair;
    const own = schemas.fields(ours);
    if (own === undefined || seen.has(ours)) continue;
    seen.add(ours);
    for (const [key, field] of models.get(theirs) ?? []) {
      const there = own.get(key);
      if (there === undefined) {
        const fields = added.get(ours) ?? new Map<string, Field>();
        added.set(ours, fields.set(key, { ...field, required: false }));
        isNewer = true;
        continue;
      }
      const [one, other] = [innermost(there.type), innermost(field.type)];
      if (one.is === 'model' && other.is === 'model') pairs.push([one.model, other.model]);
    }
  }
  return isNewer;
}

/** What every object has, whether its schema tells of it or not. */
const common: readonly (readonly [string, Field])[] = [
  ['apiVersion', { type: { is: 'string' }, required: false }],
  ['kind', { type: { is: 'string' }, required: false }],
  ['metadata', { type: { is: 'model', model: 'V1ObjectMeta' }, required: false }],
];

function define({ apiVersion, kind, namespaced, schema, refs }: Definition): Defined {
  const models = new Map<string, ReadonlyMap<string, Field>>();
  const open: string[] = [];
  const words: Record<string, Record<string, string>> = {};
  const own = { words: {}, numbers: {}, unique: {} } as {
    readonly words: Record<string, readonly string[]>;
    readonly numbers: Record<string, readonly [number, number]>;
    readonly unique: Record<string, readonly string[]>;
  };

  /** @param name that of the field whose value it describes, or of the model at the top */
  const typeOf = (of: unknown, name: string, depth: number): FieldType => {
    if (!isRecord(of) || depth > deepest) return { is: 'any' };
    const ref = refs && refOf(of);
    if (ref !== undefined) return namedType(ref, depth);
    if (of['x-kubernetes-int-or-string'] === true) return { is: 'int-or-string' };
    limit(of, name);
    switch (of['type']) {
      case 'object':
        return objectOf(of, name, depth);
      case 'array':
        return { is: 'list', of: typeOf(of['items'], name, depth + 1) };
      case 'string':
        if (of['format'] === 'date-time') return { is: 'time' };
        return { is: of['format'] === 'byte' ? 'byte' : 'string' };
      case 'integer':
        return { is: of['format'] === 'int32' ? 'int32' : 'int64' };
      case 'number':
        return { is: 'double' };
      case 'boolean':
        return { is: 'boolean' };
      default:
        return { is: 'any' };
    }
  };

  const namedType = (ref: string, depth: number): FieldType => {
    const usual = usualTypes.find(([end]) => ref.endsWith(end));
    if (usual !== undefined) return usual[1];
    const name = `cluster ${ref}`;
    if (models.has(name)) return { is: 'model', model: name };
    return typeOf(refs?.[ref], name, depth + 1);
  };

  const objectOf = (
    of: Readonly<Record<string, unknown>>,
    name: string,
    depth: number,
  ): FieldType => {
    const { properties, additionalProperties: rest } = of;
    if (isRecord(rest)) return { is: 'map', of: typeOf(rest, name, depth + 1) };
    const isOpen = of['x-kubernetes-preserve-unknown-fields'] === true || rest === true;
    const isEmbedded = of['x-kubernetes-embedded-resource'] === true;
    // Kubernetes itself describes what takes anything without a word more.
    const isAnything = isOpen || refs !== undefined;
    if (!isRecord(properties) && isAnything && !isEmbedded) return { is: 'map', of: { is: 'any' } };
    model(name, of, isEmbedded ? common : [], depth);
    if (isOpen) open.push(name);
    return { is: 'model', model: name };
  };

  const model = (
    name: string,
    of: Readonly<Record<string, unknown>>,
    besides: typeof common,
    depth: number,
  ): void => {
    const { properties, required, description } = of;
    const must = new Set(Array.isArray(required) ? required : []);
    const fields = new Map<string, Field>();
    const told: Record<string, string> = { '': textOf(description) };
    models.set(name, fields);
    words[name] = told;
    for (const [key, value] of Object.entries(isRecord(properties) ? properties : {})) {
      fields.set(key, {
        type: typeOf(value, `${name}.${key}`, depth + 1),
        required: must.has(key),
      });
      told[key] = isRecord(value) ? wordsOf(value) : '';
    }
    for (const [key, field] of besides) fields.set(key, field);
  };

  const limit = (of: Readonly<Record<string, unknown>>, name: string): void => {
    const choices = of['enum'];
    if (Array.isArray(choices) && choices.every((one) => typeof one === 'string'))
      own.words[name] = choices;
    const { minimum: least, maximum: most } = of;
    if (typeof least === 'number' || typeof most === 'number') {
      own.numbers[name] = [
        typeof least === 'number' ? least : -Infinity,
        typeof most === 'number' ? most : Infinity,
      ];
    }
    const keys = of['x-kubernetes-list-map-keys'];
    // Several keys tell items apart together.
    const isOne = of['x-kubernetes-list-type'] === 'map' && Array.isArray(keys);
    if (isOne && keys.length === 1 && typeof keys[0] === 'string') own.unique[name] = [keys[0]];
  };

  const top = `${apiVersion}/${kind}`;
  const root = isRecord(schema) ? schema : { 'x-kubernetes-preserve-unknown-fields': true };
  model(top, root, common, 0);
  if (root['x-kubernetes-preserve-unknown-fields'] === true) open.push(top);
  return {
    kind: { apiVersion, kind, model: top, namespaced },
    ...{ models, open, words },
    limits: own,
  };
}

/** Types of Kubernetes' own that have their words here, by the end of their names. */
const usualTypes: readonly (readonly [string, FieldType])[] = [
  ['.apis.meta.v1.ObjectMeta', { is: 'model', model: 'V1ObjectMeta' }],
  ['.apis.meta.v1.MicroTime', { is: 'micro-time' }],
  ['.util.intstr.IntOrString', { is: 'int-or-string' }],
  // A number or a text of many forms.
  ['.api.resource.Quantity', { is: 'any' }],
];

/** The name of the schema that stands elsewhere: alone, or with what is said of this field. */
function refOf({ $ref, allOf }: Readonly<Record<string, unknown>>): string | undefined {
  const first: unknown = Array.isArray(allOf) && allOf.length === 1 ? allOf[0] : undefined;
  const found = $ref ?? (isRecord(first) ? first['$ref'] : undefined);
  return typeof found === 'string' ? found.split('/').at(-1) : undefined;
}

/** A description, with the default that the schema tells in a field of its own. */
function wordsOf({ description, default: usual }: Readonly<Record<string, unknown>>): string {
  const text = textOf(description);
  const isWord =
    typeof usual === 'string' || typeof usual === 'number' || typeof usual === 'boolean';
  if (!isWord || /\bdefaults? (?:to|is)\b/i.test(text)) return text;
  return `${text}\n\nDefaults to ${usual}.`.trimStart();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
