import { limits } from '../../../src/manifest/schema/limits.ts';
import type {
  Field,
  FieldType,
  KindOf,
  Primitive,
  Schemas,
} from '../../../src/manifest/schema/schemas.ts';
import type { Random } from '../random.ts';
import { baseOf, formOf, isNeeded, unionOf } from './forms.ts';
import { treeOf, type Data, type MapTree, type Tree } from './tree.ts';

/** A field of a kind, and a way to it: through the first item of a list, and one key of a map. */
export interface FieldPlace {
  /** `Model.field`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly field: Field;
  /** Whether the path leads into the kind's status, which a server writes. */
  readonly isStatus: boolean;
}

/** What a map's only key on the way is called. */
const wayKey = 'one';

/** Every field of every model that a kind reaches, each by its shortest way. */
export function placesOf({ model }: KindOf, schemas: Schemas): readonly FieldPlace[] {
  const places: FieldPlace[] = [];
  const seen = new Set([model]);
  const waiting: (readonly [string, readonly string[]])[] = [[model, []]];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, way] = next;
    for (const [key, field] of schemas.fields(name) ?? []) {
      const path = [...way, key];
      places.push({ name: `${name}.${key}`, path, field, isStatus: path[0] === 'status' });
      let { type } = field;
      const inner = [...path];
      while (type.is === 'list' || type.is === 'map') {
        inner.push(type.is === 'list' ? '0' : wayKey);
        type = type.of;
      }
      if (type.is !== 'model' || seen.has(type.model)) continue;
      seen.add(type.model);
      waiting.push([type.model, inner]);
    }
  }
  return places;
}

interface Wish {
  readonly schemas: Schemas;
  readonly random: Random;
  /** How many fields that nobody asks for, about, in a map near the root; fewer deeper down. */
  readonly more: number;
}

interface At {
  readonly name: string;
  readonly depth: number;
  /** What must be there in the end, from here on. */
  readonly way: readonly string[];
  /** What stands here in a usual object of the kind. */
  readonly base: Data | undefined;
  /** Whether it stands in the list or map of the field. */
  readonly isInner?: true;
}

const deepest = 9;

/** An object that its kind's schema takes, with the fields of a way in it. */
export function validObject(
  kind: KindOf,
  way: readonly string[],
  { schemas, random, more }: Wish,
): MapTree {
  let count = 0;

  const model = (name: string, at: At): MapTree => {
    const fields = [...(schemas.fields(name) ?? [])];
    const base = isRecord(at.base) ? at.base : {};
    const [asked] = at.way;
    const union = unionOf(name);
    const held = union?.keys.find((key) => key === asked) ?? union?.keys.find((key) => key in base);
    const free = union?.keys.filter((key) => schemas.fields(name)?.has(key)) ?? [];
    const chosen =
      held ??
      (union?.must || random.next() < 0.3 ? (union?.usual ?? random.anyOf(free)) : undefined);
    const chance = (more * 0.6 ** at.depth) / Math.max(fields.length, 1);
    const pairs = fields.flatMap(([key, { type, required }]) => {
      const isOut = union?.keys.includes(key) === true && key !== chosen;
      if (isOut) return [];
      const isBarred = at.depth >= deepest || barred.has(key);
      const isIn =
        required || key === asked || key in base || key === chosen || isNeeded(name, key);
      if (!isIn && (isBarred || random.next() >= chance)) return [];
      // An empty field is as good as none.
      if (!isIn && more > 0 && random.next() < 0.04)
        return [{ key, value: { is: 'scalar', value: null, written: '' } as const }];
      const inner = value(type, {
        name: `${name}.${key}`,
        depth: at.depth + 1,
        way: key === asked ? at.way.slice(1) : [],
        base: base[key],
      });
      return [{ key, value: inner }];
    });
    return { is: 'map', pairs };
  };

  const value = (type: FieldType, at: At): Tree => {
    const { base, way: rest } = at;
    if (base !== undefined && (typeof base !== 'object' || base === null)) return treeOf(base);
    const isEnd = rest.length === 0;
    if (base === undefined && isEnd && !at.isInner) {
      const form = formOf(at.name, () => (count += 1), random);
      if (form !== undefined) return treeOf(form);
    }
    switch (type.is) {
      case 'model':
        return model(type.model, at);
      case 'list': {
        const items = Array.isArray(base) ? (base as readonly Data[]) : [];
        const wanted = items.length === 0 ? 1 + Number(random.next() < 0.2 && more > 0) : 0;
        const all = [...items, ...Array.from({ length: wanted }, () => undefined)];
        return {
          is: 'list',
          items: all.map((item, index) =>
            value(type.of, {
              ...at,
              way: index === 0 ? rest.slice(1) : [],
              base: item,
              isInner: true,
            }),
          ),
        };
      }
      case 'map': {
        const entries: readonly (readonly [string, Data | undefined])[] = isRecord(base)
          ? Object.entries(base)
          : [[isQuantity(at.name) ? 'memory' : (rest[0] ?? wayKey), undefined]];
        const pairs = entries.map(([key, inner]) => ({
          key,
          value: value(type.of, {
            ...at,
            way: key === rest[0] ? rest.slice(1) : [],
            base: inner,
            isInner: true,
          }),
        }));
        return { is: 'map', pairs };
      }
      default:
        return primitive(type.is, at.name);
    }
  };

  const primitive = (type: Primitive, name: string): Tree => {
    const words = limits.words[name];
    if (words !== undefined) return { is: 'scalar', value: random.anyOf(words) ?? '' };
    if (type === 'string' && isQuantity(name)) {
      const written = random.pick(['1Gi', '500m', '64Mi', '1', '0.5', '1e3', '2Ti']);
      return { is: 'scalar', value: written, written };
    }
    count += 1;
    const [least = 1, most = 100] = limits.numbers[name] ?? [];
    const whole = Math.min(least + random.below(50), most);
    switch (type) {
      case 'boolean':
        return { is: 'scalar', value: random.next() < 0.5 };
      case 'int32':
      case 'int64':
        return { is: 'scalar', value: whole };
      case 'double':
        return { is: 'scalar', value: whole + 0.5 };
      case 'int-or-string': {
        const isPort = /port$/i.test(name);
        return {
          is: 'scalar',
          value: random.next() < 0.7 ? whole : isPort ? `port-${count}` : `${whole}%`,
        };
      }
      case 'byte':
        return { is: 'scalar', value: random.pick(['aGVsbG8=', 'd2ViCg==', 'YWJj']) };
      case 'time':
        return {
          is: 'scalar',
          value: random.pick(['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.5+01:00']),
        };
      case 'micro-time':
        return { is: 'scalar', value: '2026-01-31T12:00:00.000000Z' };
      case 'any':
        return treeOf(random.pick([{ a: 1 }, { b: 'c' }]));
      case 'string':
        return { is: 'scalar', value: `${random.pick(['web', 'shop', 'cache', 'main'])}-${count}` };
    }
  };

  return model(kind.model, { name: kind.model, depth: 0, way, base: baseOf(kind) });
}

/** What a server writes, or what would be another matter: there only where it is asked for. */
const barred = new Set(['status', 'managedFields', 'ownerReferences', 'deletionTimestamp']);

export function isQuantity(name: string): boolean {
  return limits.quantities.has(name);
}

function isRecord(data: Data | undefined): data is Readonly<Record<string, Data>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
