import { keyOf, nodeAt, type MapNode, type Node, type Pair, type Span } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import type { FieldType, KindOf, Schemas } from '../schema/schemas.ts';

/** What stands at an offset of a manifest, and what the schema says of it. */
export interface Place {
  readonly object: ManifestObject;
  /** Undefined for a kind that the schemas do not have. */
  readonly kind: KindOf | undefined;
  readonly on: 'key' | 'value';
  /** Of the key or of the value. */
  readonly span: Span;
  /** Its list items by number; the last is the key that is meant, or the number of the item. */
  readonly path: readonly string[];
  /** The pair whose key or value it is; an item's is that of its list. */
  readonly pair: Pair | undefined;
  /** What it stands in, from the object inwards. */
  readonly around: readonly Node[];
  /** The model's field whose key or value it is. Undefined in free maps, and where nothing is known. */
  readonly field: FieldAt | undefined;
  /** What the schema wants there, for a key: under it. */
  readonly type: FieldType | undefined;
}

export interface FieldAt {
  readonly model: string;
  readonly key: string;
  readonly required: boolean;
}

interface Walk {
  readonly path: readonly string[];
  readonly pair: Pair | undefined;
  readonly around: readonly Node[];
  readonly field: FieldAt | undefined;
  readonly type: FieldType | undefined;
}

/** The innermost that holds the offset, its ends counted in; undefined between things. */
export function placeAt(
  objects: readonly ManifestObject[],
  schemas: Schemas,
  offset: number,
): Place | undefined {
  const object = objects.find(({ node }) => holds(node.span, offset));
  if (object === undefined) return undefined;
  const kind = schemas.kind(object.apiVersion, object.kind);
  const type: FieldType | undefined = kind && { is: 'model', model: kind.model };
  const found = walk(object.node, {
    path: [],
    pair: undefined,
    around: [],
    field: undefined,
    type,
  });
  return found && { object, kind, ...found };

  function walk(node: Node, at: Walk): Omit<Place, 'object' | 'kind'> | undefined {
    if (node.type === 'scalar') return { on: 'value', span: node.span, ...at };
    const around = [...at.around, node];
    if (node.type === 'list') {
      const index = node.items.findIndex(({ span }) => holds(span, offset));
      const item = node.items[index];
      const type = at.type?.is === 'list' ? at.type.of : undefined;
      return item && walk(item, { ...at, path: [...at.path, String(index)], around, type });
    }
    for (const pair of node.pairs) {
      if (pair.merged) continue;
      const inner = { ...within(at.type, pair, schemas), pair, around };
      const path = [...at.path, keyOf(pair)];
      if (holds(pair.key.span, offset)) return { on: 'key', span: pair.key.span, path, ...inner };
      if (holds(pair.value.span, offset)) return walk(pair.value, { path, ...inner });
    }
    return undefined;
  }
}

function within(
  type: FieldType | undefined,
  pair: Pair,
  schemas: Schemas,
): Pick<Walk, 'field' | 'type'> {
  if (type?.is === 'map') return { field: undefined, type: type.of };
  if (type?.is !== 'model') return { field: undefined, type: undefined };
  const key = keyOf(pair);
  const found = schemas.fields(type.model)?.get(key);
  if (found === undefined) return { field: undefined, type: undefined };
  return { field: { model: type.model, key, required: found.required }, type: found.type };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The nearest map around a place that has a value under a path. */
export function mapAround({ around }: Place, path: readonly string[]): MapNode | undefined {
  return around.findLast((node): node is MapNode => nodeAt(node, path) !== undefined);
}
