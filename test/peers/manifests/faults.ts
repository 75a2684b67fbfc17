import { limits } from '../../../src/manifest/schema/limits.ts';
import type {
  FieldType,
  KindOf,
  PackedTypes,
  Schemas,
} from '../../../src/manifest/schema/schemas.ts';
import type { Random } from '../random.ts';
import { changed, treeAt, type ScalarTree, type Tree } from './tree.ts';
import { isQuantity, type FieldPlace } from './valid.ts';

/** What is wrong with an object, and where that has to be told. */
export interface Seed {
  readonly tree: Tree;
  /** The rule that tells of it, by its first id. */
  readonly rule: string;
  readonly path: readonly string[];
  /** Which part of it: the key, the value, or, of what is missing, what it is missing in. */
  readonly at: 'key' | 'value' | 'around';
  /** What was done, for a person. */
  readonly what: string;
}

interface Scene {
  readonly tree: Tree;
  readonly kind: KindOf;
  readonly schemas: Schemas;
  readonly packed: PackedTypes;
  readonly random: Random;
}

/** One way to go wrong at a field that an object has. */
export interface FaultKind {
  readonly name: string;
  /** Whether it can go wrong there. */
  fits(place: FieldPlace): boolean;
  /** Undefined where it cannot go wrong in this object. */
  seed(place: FieldPlace, scene: Scene): Seed | undefined;
}

const scalar = (value: ScalarTree['value'], written?: string): ScalarTree =>
  written === undefined ? { is: 'scalar', value } : { is: 'scalar', value, written };
const aMap: Tree = { is: 'map', pairs: [{ key: 'wrong', value: scalar('web') }] };
const aList: Tree = { is: 'list', items: [scalar('wrong')] };

/** By type: values that are of another one, as a person may write them. */
const wrongOnes: Readonly<Record<string, readonly Tree[]>> = {
  string: [
    ...[scalar(8080), scalar(1.5), scalar(true), scalar(true, 'yes'), scalar(false, 'Off')],
    ...[
      scalar(493, '0755'),
      scalar(31, '0x1F'),
      scalar(1000, '1_000'),
      scalar(1000, '1e3'),
      aMap,
      aList,
    ],
  ],
  int: [scalar('many'), scalar('80', '"80"'), scalar(1.5), scalar(true), aMap, aList],
  boolean: [scalar('true', '"true"'), scalar('maybe'), scalar(1), scalar(0), aMap, aList],
  double: [scalar('much'), scalar(true), aMap, aList],
  'int-or-string': [scalar(true), scalar(1.5), aMap, aList],
  byte: [scalar(8080), scalar(true), aMap, aList],
  time: [scalar(2026), scalar(true), aMap, aList],
  'micro-time': [scalar(2026), scalar(true), aMap, aList],
  quantity: [scalar(true), aMap, aList],
  map: [scalar('web'), scalar(1), aList, { is: 'list', items: [aMap] }],
  list: [scalar('web'), scalar(1), scalar(true), aMap],
};

function typeName(type: FieldType, name: string): string {
  if (type.is === 'model') return 'map';
  if (type.is === 'int32' || type.is === 'int64') return 'int';
  return type.is === 'string' && isQuantity(name) ? 'quantity' : type.is;
}

/** The values at a place: the field's own, and what is in its lists and maps. */
function valuesAt(
  { field: { type }, path }: FieldPlace,
  tree: Tree,
): readonly { readonly type: FieldType; readonly path: readonly string[] }[] {
  const at = treeAt(tree, path);
  const own = { type, path };
  if (at?.is === 'list' && type.is === 'list') {
    return [
      own,
      ...at.items.map((_, index) => ({ type: type.of, path: [...path, String(index)] })),
    ];
  }
  if (at?.is === 'map' && type.is === 'map') {
    return [own, ...at.pairs.map(({ key }) => ({ type: type.of, path: [...path, key] }))];
  }
  return [own];
}

const innermost = (type: FieldType): FieldType =>
  type.is === 'list' || type.is === 'map' ? innermost(type.of) : type;

/** Where the first scalar stands, at a place or in its list or map. */
function scalarIn(place: FieldPlace, tree: Tree): readonly string[] | undefined {
  return valuesAt(place, tree).find(({ path }) => treeAt(tree, path)?.is === 'scalar')?.path;
}

/** A value in the place of the scalar that stands there or in it. */
function valueSeed(
  place: FieldPlace,
  { tree }: Scene,
  value: Tree,
  what: string,
): Seed | undefined {
  const path = scalarIn(place, tree);
  if (path === undefined) return undefined;
  return { tree: changed(tree, path, () => value), rule: 'wrong-value', path, at: 'value', what };
}

/** Fields that tell what an object is: without them it is none. */
const isHead = ({ path }: FieldPlace): boolean =>
  path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind');

const renamedKey = (tree: Tree, path: readonly string[], to: string): Tree =>
  changed(tree, path.slice(0, -1), (map) =>
    map.is === 'map'
      ? {
          is: 'map',
          pairs: map.pairs.map((pair) => (pair.key === path.at(-1) ? { ...pair, key: to } : pair)),
        }
      : map,
  );

const misspelt: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at] ?? '') + word.slice(at),
  (word, at) =>
    word.slice(0, at - 1) + (word[at] ?? '') + (word[at - 1] ?? '') + word.slice(at + 1),
  (word) => word.toLowerCase(),
  (word) => word.replace(/^./, (first) => first.toUpperCase()),
  (word) => word.replace(/[A-Z]/, (one) => `_${one.toLowerCase()}`),
  (word) => word.replace(/s?$/, (end) => (end === '' ? 's' : '')),
];

function slipIn(word: string, random: Random): string | undefined {
  const slip = random.anyOf(misspelt);
  const made = slip?.(word, 1 + random.below(Math.max(word.length - 1, 1)));
  return made === word || made === '' ? undefined : made;
}

export const faultKinds: readonly FaultKind[] = [
  {
    name: 'misspelt field',
    fits: (place) => !place.field.required && !isHead(place),
    seed: ({ path, name }, { tree, schemas, random }) => {
      const key = path.at(-1) ?? '';
      const to = slipIn(key, random);
      const fields = schemas.fields(name.slice(0, name.indexOf('.')));
      if (to === undefined || fields?.has(to) !== false) return undefined;
      return {
        tree: renamedKey(tree, path, to),
        rule: 'unknown-field',
        path: [...path.slice(0, -1), to],
        at: 'key',
        what: `${key} as ${to}`,
      };
    },
  },
  {
    name: 'unknown field',
    fits: () => true,
    seed: ({ path }, { tree, random }) => {
      const around = path.slice(0, -1);
      const key = random.pick(['colour', 'x-internal', 'notThere', 'deploy_to']);
      const pair = { key, value: random.pick<Tree>([scalar('blue'), scalar(1), aMap, aList]) };
      const put = changed(tree, around, (map) =>
        map.is === 'map'
          ? { is: 'map', pairs: map.pairs.toSpliced(1 + random.below(2), 0, pair) }
          : map,
      );
      const at = [...around, key];
      return { tree: put, rule: 'unknown-field', path: at, at: 'key', what: `${key} in it` };
    },
  },
  {
    name: 'wrong type',
    fits: (place) => !isHead(place) && innermost(place.field.type).is !== 'any',
    seed: (place, { tree, random }) => {
      const found = random.anyOf(valuesAt(place, tree));
      if (found === undefined) return undefined;
      const wanted = typeName(found.type, place.name);
      const wrong = random.anyOf(wrongOnes[wanted] ?? []);
      if (wrong === undefined) return undefined;
      return {
        tree: changed(tree, found.path, () => wrong),
        ...{ rule: 'wrong-type', path: found.path, at: 'value' },
        what: `${wrong.is === 'scalar' ? (wrong.written ?? JSON.stringify(wrong.value)) : `a ${wrong.is}`} for ${wanted}`,
      };
    },
  },
  {
    name: 'missing field',
    fits: (place) => place.field.required && !isHead(place),
    seed: ({ path }, { tree, random }) => {
      const seed = { rule: 'missing-field', path } as const;
      const key = path.at(-1) ?? '';
      if (random.next() < 0.25) {
        const nothing = scalar(null, random.pick(['', 'null', '~']));
        const at = changed(tree, path, () => nothing);
        return { ...seed, tree: at, at: 'key', what: `${key} empty` };
      }
      const without = changed(tree, path.slice(0, -1), (map) =>
        map.is === 'map' ? { is: 'map', pairs: map.pairs.filter((pair) => pair.key !== key) } : map,
      );
      return { ...seed, tree: without, at: 'around', what: `${key} taken out` };
    },
  },
  {
    name: 'wrong word',
    fits: ({ name }) => limits.words[name] !== undefined,
    seed: (place, scene) => {
      const path = scalarIn(place, scene.tree);
      const at = path === undefined ? undefined : treeAt(scene.tree, path);
      if (at?.is !== 'scalar') return undefined;
      const near = slipIn(String(at.value), scene.random);
      const word = scene.random.next() < 0.7 ? near : 'Sometimes';
      if (word === undefined || limits.words[place.name]?.includes(word)) return undefined;
      return valueSeed(place, scene, scalar(word), `the word ${word}`);
    },
  },
  {
    name: 'number out of range',
    fits: ({ name, field }) => {
      const { is } = innermost(field.type);
      return is === 'int32' || (is === 'int-or-string' && limits.numbers[name] !== undefined);
    },
    seed: (place, scene) => {
      const [least, most] = limits.numbers[place.name] ?? [-(2 ** 31), 2 ** 31 - 1];
      const number = scene.random.next() < 0.5 ? least - 1 : most + 1;
      return valueSeed(place, scene, scalar(number), `the number ${number}`);
    },
  },
  {
    name: 'bad quantity',
    fits: ({ name }) => isQuantity(name),
    seed: (place, scene) => {
      const word = scene.random.pick(['64MB', '1 Gi', '500 m', 'lots', '1,5', '64mi', '1Gib', '']);
      return valueSeed(place, scene, scalar(word, JSON.stringify(word)), `the quantity ${word}`);
    },
  },
  {
    name: 'bad percentage',
    fits: ({ name }) => limits.percentages.has(name),
    seed: (place, scene) => {
      const word = scene.random.pick(['1', '25 %', 'half', '2.5%', '%']);
      return valueSeed(place, scene, scalar(word, JSON.stringify(word)), `the percentage ${word}`);
    },
  },
  {
    name: 'bad time',
    fits: ({ field }) => /time$/.test(innermost(field.type).is),
    seed: (place, scene) => {
      const words = [
        '2026-01-31',
        '12:30',
        'today',
        '2026-13-01T00:00:00Z',
        '2026-01-31 12:00:00Z',
      ] as const;
      const word = scene.random.pick(words);
      return valueSeed(place, scene, scalar(word, JSON.stringify(word)), `the time ${word}`);
    },
  },
  {
    name: 'bad base64',
    fits: ({ field }) => innermost(field.type).is === 'byte',
    seed: (place, scene) => {
      const word = scene.random.pick(['not base64!', 'abc', 'a=bc', 'pass word']);
      return valueSeed(place, scene, scalar(word), `the bytes ${word}`);
    },
  },
  {
    name: 'duplicate key',
    fits: (place) => !isHead(place),
    seed: ({ path }, { tree, random }) => {
      const at = treeAt(tree, path);
      const inner = at?.is === 'map' && random.next() < 0.3 ? at.pairs[0]?.key : undefined;
      const whole = inner === undefined ? path : [...path, inner];
      const twice = changed(tree, whole.slice(0, -1), (map) => {
        const pair =
          map.is === 'map' ? map.pairs.find(({ key }) => key === whole.at(-1)) : undefined;
        if (map.is !== 'map' || pair === undefined) return map;
        return { is: 'map', pairs: [...map.pairs, pair] };
      });
      return { tree: twice, rule: 'duplicate-key', path: whole, at: 'key', what: 'the key twice' };
    },
  },
  {
    name: 'same item',
    fits: ({ name }) => limits.unique[name] !== undefined,
    seed: ({ name, path }, { tree, random }) => {
      const key = random.anyOf(limits.unique[name] ?? []) ?? '';
      const list = treeAt(tree, path);
      const first = list?.is === 'list' ? treeAt(list.items[0], [key]) : undefined;
      if (list?.is !== 'list' || first === undefined) return undefined;
      const [item] = list.items;
      if (item === undefined) return undefined;
      return {
        tree: changed(tree, path, () => ({ is: 'list', items: [...list.items, item] })),
        rule: 'same-item',
        path: [...path, String(list.items.length), key],
        at: 'value',
        what: `an item of the same ${key}`,
      };
    },
  },
  {
    name: 'misspelt kind',
    fits: ({ path }) => path.length === 1 && path[0] === 'kind',
    seed: ({ path }, { tree, kind, schemas, random }) => {
      const to = slipIn(kind.kind, random);
      const isKind = schemas.kinds.some((one) => one.kind === to);
      if (to === undefined || isKind) return undefined;
      const slipped = changed(tree, path, () => scalar(to));
      return { tree: slipped, rule: 'unknown-kind', path, at: 'value', what: `the kind ${to}` };
    },
  },
  {
    name: 'other version',
    fits: ({ path }) => path.length === 1 && path[0] === 'apiVersion',
    seed: ({ path }, { tree, kind, schemas, packed, random }) => {
      const removed = packed.kinds
        .flat()
        .flatMap(([apiVersion, name]) =>
          name === kind.kind && schemas.kind(apiVersion, name) === undefined ? [apiVersion] : [],
        );
      const [group, version] = kind.apiVersion.includes('/')
        ? kind.apiVersion.split('/')
        : ['', ''];
      const others = [
        ...removed,
        ...removed,
        ...(group === '' ? ['v2', 'apps/v1'] : [`${group}/v9`, `${group}/v1beta9`, version ?? '']),
        ...(group === 'apps' ? ['extensions/v1beta1', 'apps/v1beta1'] : []),
      ];
      const to = random.anyOf(others.filter((one) => schemas.kind(one, kind.kind) === undefined));
      if (to === undefined) return undefined;
      const moved = changed(tree, path, () => scalar(to));
      return { tree: moved, rule: 'unknown-kind', path, at: 'value', what: `the version ${to}` };
    },
  },
];
