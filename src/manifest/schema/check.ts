import {
  keyOf,
  type ListNode,
  type MapNode,
  type Node,
  type Pair,
  type ScalarNode,
} from '../model.ts';
import { onceEach } from '../../onceEach.ts';
import type { ManifestObject } from '../objects.ts';
import type { Limits } from './limits.ts';
import type { Field, FieldType, KindOf, Primitive, Schemas } from './schemas.ts';
import { missOf, missOfQuantity, requoted, type Miss } from './values.ts';

/** Where a value or key is not what the schema says. A path has list items by number. */
export type SchemaFault = { readonly path: readonly string[] } & (
  | {
      readonly is: 'unknown-field';
      readonly pair: Pair;
      /** The fields that the map does not have yet. */
      readonly known: readonly string[];
      /** Those of them that take what stands under the key, as far as its form tells. */
      readonly fitting: readonly string[];
      /** Where the same word is a field: in the map around this one, or in a map beside it. */
      readonly belongs: string | undefined;
    }
  | {
      readonly is: 'missing-field';
      readonly map: MapNode;
      readonly at: Pair | undefined;
      readonly key: string;
    }
  | { readonly is: 'duplicate-key'; readonly pair: Pair; readonly first: Pair }
  | {
      readonly is: 'wrong-type';
      readonly node: Node;
      readonly wanted: Wanted;
      /** The value with its quotes put right, where that is all that is wrong. */
      readonly mended: string | undefined;
    }
  | { readonly is: 'wrong-value'; readonly node: ScalarNode; readonly wanted: Asked }
  | {
      readonly is: 'same-item';
      readonly node: ScalarNode;
      readonly key: string;
      readonly first: ScalarNode;
    }
);

/** Of the faults those of one kind. */
export function faultsThat<Is extends SchemaFault['is']>(
  faults: readonly SchemaFault[],
  is: Is,
): readonly FaultThat<Is>[] {
  return faults.filter((fault): fault is FaultThat<Is> => fault.is === is);
}

export type FaultThat<Is extends SchemaFault['is']> = Extract<SchemaFault, { readonly is: Is }>;

/** What stands for a type in words. */
export type Wanted = Primitive | 'quantity' | 'map' | 'list';

export type Asked =
  | { readonly is: 'words'; readonly words: readonly string[] }
  | { readonly is: 'range'; readonly least: number; readonly most: number }
  | {
      readonly is: 'form';
      readonly of: 'quantity' | 'percentage' | 'time' | 'micro-time' | 'byte';
    };

/** A way of keys from its end: most ways are never told. */
interface Way {
  readonly before: Way | undefined;
  readonly key: string;
}

interface At {
  readonly way: Way | undefined;
  /** `Model.field` of the value that is looked at; the model's field that holds a list or map counts for what is in it. */
  readonly name: string;
  /** The pair that the value stands under. */
  readonly pair: Pair | undefined;
  /** The fields of the map around, for words that belong there. */
  readonly around: ReadonlyMap<string, Field> | undefined;
}

/**
 * What in an object is not as the schema of its kind says, in the order of the text; of a kind that
 * is not known what no object may have.
 */
export function schemaFaults(
  { node }: Pick<ManifestObject, 'node'>,
  kind: KindOf | undefined,
  schemas: Schemas,
): readonly SchemaFault[] {
  const faults: SchemaFault[] = [];
  const { limits } = schemas;
  const checked = new Map<Node, string[]>();

  const value = (type: FieldType, at: Node, where: At): void => {
    if (at.type === 'scalar' && at.value === null) return;
    // An alias is its anchor's node: once is enough for each place that it may stand in.
    if (at.type !== 'scalar') {
      const seen = checked.get(at);
      if (seen?.includes(where.name)) return;
      if (seen === undefined) checked.set(at, [where.name]);
      else seen.push(where.name);
    }
    switch (type.is) {
      case 'model':
        if (at.type === 'map') map(type.model, at, where);
        else wrongType(at, 'map', where);
        return;
      case 'list':
        if (at.type === 'list') list(type.of, at, where);
        else wrongType(at, 'list', where);
        return;
      case 'map':
        if (at.type === 'map') entries(type.of, at, where);
        else wrongType(at, 'map', where);
        return;
      default:
        primitive(type.is, at, where);
    }
  };

  const map = (name: string, at: MapNode, where: At): void => {
    const fields = schemas.fields(name);
    if (fields === undefined) return;
    doubles(at, where);
    for (const pair of at.pairs) {
      const key = keyOf(pair);
      const field = fields.get(key);
      const way = { before: where.way, key };
      if (field === undefined) {
        if (schemas.open.has(name)) {
          anything(pair.value, { ...where, way, name: `${name}.${key}`, pair });
          continue;
        }
        const belongs = belongsAt(key, fields, where.around, schemas);
        const there = new Set(at.pairs.map(keyOf));
        const free = [...fields].filter(([one]) => !there.has(one));
        const fits = free.filter(([, { type }]) => hasFormOf(type, pair.value));
        const names = (some: typeof free): readonly string[] => some.map(([one]) => one);
        faults.push({
          is: 'unknown-field',
          path: pathOf(way),
          pair,
          known: names(free),
          fitting: names(fits),
          belongs,
        });
      } else value(field.type, pair.value, { way, name: `${name}.${key}`, pair, around: fields });
    }
    for (const key of requiredOf(fields)) {
      const there = at.pairs.find((pair) => keyOf(pair) === key);
      if (there !== undefined && !isNull(there.value)) continue;
      faults.push({
        is: 'missing-field',
        path: [...pathOf(where.way), key],
        map: at,
        at: there ?? where.pair,
        key,
      });
    }
  };

  const list = (of: FieldType, at: ListNode, where: At): void => {
    at.items.forEach((item, index) => {
      const way = { before: where.way, key: String(index) };
      value(of, item, { way, name: where.name, pair: where.pair, around: where.around });
    });
    for (const key of limits.unique[where.name] ?? []) sameItems(at, key, where);
  };

  const entries = (of: FieldType, at: MapNode, where: At): void => {
    doubles(at, where);
    for (const pair of at.pairs) {
      const way = { before: where.way, key: keyOf(pair) };
      value(of, pair.value, { way, name: where.name, pair, around: where.around });
    }
  };

  const anything = (at: Node, where: At): void => {
    if (at.type === 'map') entries({ is: 'any' }, at, where);
    else if (at.type === 'list') list({ is: 'any' }, at, where);
  };

  const primitive = (type: Primitive, at: Node, where: At): void => {
    if (type === 'any') {
      anything(at, where);
      return;
    }
    const isQuantity = type === 'string' && limits.quantities.has(where.name);
    const wanted = isQuantity ? 'quantity' : type;
    if (at.type !== 'scalar') {
      wrongType(at, wanted, where);
      return;
    }
    const miss = isQuantity ? missOfQuantity(at) : missOf(at, type);
    if (miss === 'type') {
      wrongType(at, wanted, where);
      return;
    }
    const asked = askedOf(miss, wanted) ?? limitOf(at, where.name, limits);
    if (asked !== undefined)
      faults.push({ is: 'wrong-value', path: pathOf(where.way), node: at, wanted: asked });
  };

  const wrongType = (node: Node, wanted: Wanted, { way, name }: At): void => {
    faults.push({
      is: 'wrong-type',
      path: pathOf(way),
      node,
      wanted,
      mended: mendedOf(node, wanted, name, limits),
    });
  };

  const doubles = (at: MapNode, { way }: At): void => {
    if (at.pairs.length < 2) return;
    const firsts = new Map<string, Pair>();
    for (const pair of at.pairs) {
      if (pair.merged) continue;
      const key = keyOf(pair);
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, pair);
      else faults.push({ is: 'duplicate-key', path: [...pathOf(way), key], pair, first });
    }
  };

  const sameItems = ({ items }: ListNode, key: string, { way }: At): void => {
    const firsts = new Map<unknown, ScalarNode>();
    items.forEach((item, index) => {
      const node =
        item.type === 'map' ? item.pairs.find((pair) => keyOf(pair) === key)?.value : undefined;
      if (node?.type !== 'scalar' || node.value === null) return;
      const first = firsts.get(node.value);
      if (first === undefined) firsts.set(node.value, node);
      else
        faults.push({
          is: 'same-item',
          path: [...pathOf(way), String(index), key],
          node,
          key,
          first,
        });
    });
  };

  value(kind === undefined ? { is: 'any' } : { is: 'model', model: kind.model }, node, {
    way: undefined,
    name: kind?.model ?? '',
    pair: undefined,
    around: undefined,
  });
  return faults.sort((a, b) => placeOf(a) - placeOf(b));
}

function pathOf(way: Way | undefined): readonly string[] {
  const path: string[] = [];
  for (let at = way; at !== undefined; at = at.before) path.push(at.key);
  return path.reverse();
}

const requiredOf = onceEach((fields: ReadonlyMap<string, Field>) =>
  [...fields].flatMap(([key, field]) => (field.required ? [key] : [])),
);

/** Where a fault stands, as an offset. */
function placeOf(fault: SchemaFault): number {
  if ('node' in fault) return fault.node.span.start;
  return 'pair' in fault ? fault.pair.key.span.start : fault.map.span.start;
}

/** Whether it is a list, a map or neither as the type wants it. */
function hasFormOf({ is }: FieldType, node: Node): boolean {
  if (is === 'any' || isNull(node)) return true;
  return node.type === (is === 'model' ? 'map' : is === 'map' || is === 'list' ? is : 'scalar');
}

function isNull(node: Node): boolean {
  return node.type === 'scalar' && node.value === null;
}

function belongsAt(
  key: string,
  beside: ReadonlyMap<string, Field>,
  around: ReadonlyMap<string, Field> | undefined,
  schemas: Schemas,
): string | undefined {
  if (around?.has(key)) return '';
  for (const [name, { type }] of beside) {
    if (type.is === 'model' && name !== 'status' && schemas.fields(type.model)?.has(key))
      return name;
  }
  return undefined;
}

/** The other quotes alone must not bring the next fault. */
function mendedOf(node: Node, wanted: Wanted, name: string, limits: Limits): string | undefined {
  if (node.type !== 'scalar' || wanted === 'list' || wanted === 'map' || wanted === 'quantity')
    return undefined;
  const mended = requoted(node, wanted);
  if (mended === undefined) return undefined;
  return missOf(mended, wanted) === undefined && limitOf(mended, name, limits) === undefined
    ? mended.source
    : undefined;
}

function askedOf(miss: Miss | undefined, wanted: Wanted): Asked | undefined {
  if (miss === 'range') {
    const limit = wanted === 'int64' ? 2 ** 63 : 2 ** 31;
    return { is: 'range', least: -limit, most: limit - 1 };
  }
  const isForm =
    wanted === 'quantity' || wanted === 'time' || wanted === 'micro-time' || wanted === 'byte';
  return miss === 'form' && isForm ? { is: 'form', of: wanted } : undefined;
}

function limitOf({ value }: ScalarNode, name: string, limits: Limits): Asked | undefined {
  const words = limits.words[name];
  if (words !== undefined && typeof value === 'string' && !words.includes(value))
    return { is: 'words', words };
  if (typeof value === 'string' && limits.percentages.has(name) && !/^\d+%$/.test(value))
    return { is: 'form', of: 'percentage' };
  const [least, most] = limits.numbers[name] ?? [];
  if (least === undefined || most === undefined || typeof value !== 'number') return undefined;
  return value >= least && value <= most ? undefined : { is: 'range', least, most };
}
