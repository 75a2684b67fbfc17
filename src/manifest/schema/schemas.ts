import { limits, type Limits } from './limits.ts';

/** A field of a model, as the packed schemas write it. */
export type FieldType =
  | { readonly is: Primitive }
  | { readonly is: 'model'; readonly model: string }
  | { readonly is: 'list' | 'map'; readonly of: FieldType };

export type Primitive =
  | 'string'
  | 'int32'
  | 'int64'
  | 'double'
  | 'boolean'
  | 'byte'
  | 'time'
  | 'micro-time'
  | 'any'
  | 'int-or-string';

export interface Field {
  readonly type: FieldType;
  readonly required: boolean;
}

export interface KindOf {
  readonly apiVersion: string;
  readonly kind: string;
  readonly model: string;
  readonly namespaced: boolean;
}

/** The API's own words, by model and field; of a model itself under ''. They are in English. */
export type ApiWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Fields = Readonly<Record<string, string | null>>;
/** Of the newest version all; of an older one what is otherwise there, null for what is not. */
type Layer = Readonly<Record<string, Fields | null>>;

/** As scripts/generate/kubernetes/pack.mjs writes it. */
export interface PackedTypes {
  readonly versions: readonly string[];
  readonly kinds: readonly (readonly (readonly [string, string, string, string])[])[];
  readonly models: readonly Layer[];
}

/** What one version of Kubernetes takes. */
export interface Schemas {
  /** Such as `1.34`. */
  readonly version: string;
  readonly kinds: readonly KindOf[];
  kind(apiVersion: string, kind: string): KindOf | undefined;
  /** The fields of a model, by key. */
  fields(model: string): ReadonlyMap<string, Field> | undefined;
  /** The models that take other fields too. */
  readonly open: ReadonlySet<string>;
  /** What is asked of values beyond their types, by `Model.field`. */
  readonly limits: Limits;
  /** What definitions say of their models; on Kubernetes' own `readWords` has them. */
  readonly words: ApiWords;
}

/**
 * The schemas of the version asked for, or of the newest that is not newer: a manifest that an older
 * version takes is rarely refused by the next. The oldest where the wanted one is older still.
 * @param wanted `1.34`, `v1.34.2`; the newest when undefined
 */
export function schemasOf(packed: PackedTypes, wanted?: string): Schemas {
  const at = versionAt(packed.versions, wanted);
  const [base = {}] = packed.models;
  const layer: Layer = at === 0 ? {} : (packed.models[at] ?? {});
  const kinds = (packed.kinds[at] ?? []).map(([apiVersion, kind, model, scope]) => ({
    ...{ apiVersion, kind, model },
    namespaced: scope === 'namespaced',
  }));
  const byName = new Map(kinds.map((each) => [`${each.apiVersion} ${each.kind}`, each]));
  const read = new Map<string, ReadonlyMap<string, Field> | undefined>();
  return {
    version: packed.versions[at] ?? '',
    kinds,
    kind: (apiVersion, kind) => byName.get(`${apiVersion} ${kind}`),
    fields: (model) => {
      if (!read.has(model)) read.set(model, fieldsOf(model, base, layer));
      return read.get(model);
    },
    open: new Set(),
    limits,
    words: {},
  };
}

function versionAt(versions: readonly string[], wanted: string | undefined): number {
  const asked = wanted === undefined ? undefined : minorOf(wanted);
  if (asked === undefined) return 0;
  const found = versions.findIndex((version) => (minorOf(version) ?? 0) <= asked);
  return found < 0 ? versions.length - 1 : found;
}

/** The 34 of `1.34`, `v1.34.2`; undefined for what is no version of Kubernetes 1. */
export function minorOf(version: string): number | undefined {
  const minor = /^v?1\.(\d+)(?:\.\d+)?(?:[-+].*)?$/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
}

function fieldsOf(
  model: string,
  base: Layer,
  layer: Layer,
): ReadonlyMap<string, Field> | undefined {
  const change = layer[model];
  const own = base[model];
  if (change === null || (own === undefined && change === undefined)) return undefined;
  return new Map(
    Object.entries({ ...own, ...change }).flatMap(([key, type]) =>
      type === null ? [] : [[key, readField(type)] as const],
    ),
  );
}

function readField(packed: string): Field {
  const required = packed.endsWith('!');
  return { type: readType(required ? packed.slice(0, -1) : packed), required };
}

const primitives: ReadonlySet<string> = new Set<Primitive>([
  'string',
  'int32',
  'int64',
  'double',
  'boolean',
  'byte',
  'time',
  'micro-time',
  'any',
  'int-or-string',
]);

function readType(packed: string): FieldType {
  const inner = packed.slice(1, -1);
  if (packed.startsWith('[')) return { is: 'list', of: readType(inner) };
  if (packed.startsWith('{')) return { is: 'map', of: readType(inner) };
  return isPrimitive(packed) ? { is: packed } : { is: 'model', model: packed };
}

function isPrimitive(name: string): name is Primitive {
  return primitives.has(name);
}

/** The type of what is in lists and maps. */
export function innermost(type: FieldType): FieldType {
  return type.is === 'list' || type.is === 'map' ? innermost(type.of) : type;
}
