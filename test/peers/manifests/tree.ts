import type { Span } from '../../../src/manifest/model.ts';
import type { Random } from '../random.ts';

/** An object before it is written. Keys may stand twice. */
export type Tree = ScalarTree | MapTree | ListTree;

export interface ScalarTree {
  readonly is: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it is written in YAML, where that is not the usual. */
  readonly written?: string;
}

export interface PairTree {
  readonly key: string;
  readonly value: Tree;
}

export interface MapTree {
  readonly is: 'map';
  readonly pairs: readonly PairTree[];
}

export interface ListTree {
  readonly is: 'list';
  readonly items: readonly Tree[];
}

/** Plain data as a tree. */
export type Data =
  string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

export function treeOf(data: Data): Tree {
  if (typeof data !== 'object' || data === null) return { is: 'scalar', value: data };
  if (isList(data)) return { is: 'list', items: data.map(treeOf) };
  const pairs = Object.entries(data).map(([key, value]) => ({ key, value: treeOf(value) }));
  return { is: 'map', pairs };
}

/** As a reader has it: of two keys the last. */
export function dataOf(tree: Tree): Data {
  if (tree.is === 'scalar') return tree.value;
  if (tree.is === 'list') return tree.items.map(dataOf);
  return Object.fromEntries(tree.pairs.map(({ key, value }) => [key, dataOf(value)]));
}

function isList(data: Data): data is readonly Data[] {
  return Array.isArray(data);
}

/** What stands at a path, whose steps are keys and the numbers of items. */
export function treeAt(tree: Tree | undefined, path: readonly string[]): Tree | undefined {
  let at = tree;
  for (const step of path) {
    if (at?.is === 'map') at = at.pairs.find(({ key }) => key === step)?.value;
    else at = at?.is === 'list' ? at.items[Number(step)] : undefined;
  }
  return at;
}

/** The tree with another one at a path. */
export function changed(tree: Tree, path: readonly string[], change: (at: Tree) => Tree): Tree {
  const [step, ...rest] = path;
  if (step === undefined) return change(tree);
  if (tree.is === 'list') {
    const items = tree.items.map((item, index) =>
      String(index) === step ? changed(item, rest, change) : item,
    );
    return { is: 'list', items };
  }
  if (tree.is === 'scalar') return tree;
  const pairs = tree.pairs.map(({ key, value }) => ({
    key,
    value: key === step ? changed(value, rest, change) : value,
  }));
  return { is: 'map', pairs };
}

/** Where a value stands in the text, and its key; of a block from its first sign. */
export interface Place {
  readonly key: Span | undefined;
  readonly value: Span;
}

export interface WrittenTree {
  readonly text: string;
  /** By path, its steps with line breaks between; of a key that stands twice both, in order. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

export type Form = 'block' | 'flow' | 'json';

/** Writes an object behind what stands in the file already. */
export function write(
  tree: Tree,
  form: Form,
  newline: string,
  random: Random,
  before = '',
): WrittenTree {
  let text = before;
  const places = new Map<string, Place[]>();
  const put = (words: string): void => {
    text += words;
  };
  const line = (indent: number): void => {
    if (form !== 'json' && random.next() < 0.02) put(' # why');
    put(newline + ' '.repeat(indent));
  };
  const placed = (path: readonly string[], key: Span | undefined, value: () => void): void => {
    const place = { key, value: { start: text.length, end: text.length } };
    const name = path.join('\n');
    const there = places.get(name);
    if (there === undefined) places.set(name, [place]);
    else there.push(place);
    value();
    place.value.end = text.length;
  };
  const keyed = (word: string): Span => {
    const start = text.length;
    put(form === 'json' ? JSON.stringify(word) : plainOr(word, random));
    return { start, end: text.length };
  };

  const block = (at: Tree, indent: number, path: readonly string[]): void => {
    if (at.is === 'map') {
      at.pairs.forEach(({ key, value }, index) => {
        if (index > 0) line(indent);
        const span = keyed(key);
        put(':');
        const own = [...path, key];
        if (value.is === 'scalar' && value.written === '') {
          placed(own, span, () => undefined);
          return;
        }
        if (value.is === 'scalar' || childCount(value) === 0 || random.next() < 0.08) {
          put(' ');
          placed(own, span, () => inline(value, own));
          return;
        }
        const inner = value.is === 'list' ? indent + 2 * random.below(2) : indent + 2;
        line(inner);
        placed(own, span, () => block(value, inner, own));
      });
    } else if (at.is === 'list') {
      at.items.forEach((item, index) => {
        if (index > 0) line(indent);
        put('- ');
        const own = [...path, String(index)];
        const isInLine = item.is === 'scalar' || childCount(item) === 0;
        placed(own, undefined, () => (isInLine ? inline(item, own) : block(item, indent + 2, own)));
      });
    } else inline(at, path);
  };

  const inline = (at: Tree, path: readonly string[]): void => {
    if (at.is === 'scalar') {
      put(form === 'json' ? jsonOf(at) : at.written || scalarOf(at, random));
    } else if (at.is === 'map') {
      put('{');
      at.pairs.forEach(({ key, value }, index) => {
        if (index > 0) put(', ');
        const span = keyed(key);
        put(': ');
        placed([...path, key], span, () => inline(value, [...path, key]));
      });
      put('}');
    } else {
      put('[');
      at.items.forEach((item, index) => {
        if (index > 0) put(', ');
        placed([...path, String(index)], undefined, () => inline(item, [...path, String(index)]));
      });
      put(']');
    }
  };

  const braces = (at: Tree, indent: number, path: readonly string[]): void => {
    if (at.is === 'scalar' || childCount(at) === 0) {
      inline(at, path);
      return;
    }
    const children: readonly (readonly [string, Tree])[] =
      at.is === 'map'
        ? at.pairs.map(({ key, value }) => [key, value] as const)
        : at.items.map((item, index) => [String(index), item] as const);
    put(at.is === 'map' ? '{' : '[');
    children.forEach(([step, child], index) => {
      if (index > 0) put(',');
      line(indent + 2);
      const own = [...path, step];
      const span = at.is === 'map' ? keyed(step) : undefined;
      if (span !== undefined) put(': ');
      placed(own, span, () => braces(child, indent + 2, own));
    });
    line(indent);
    put(at.is === 'map' ? '}' : ']');
  };

  placed([], undefined, () => {
    if (form === 'json') braces(tree, 0, []);
    else if (form === 'flow') inline(tree, []);
    else block(tree, 0, []);
  });
  put(newline);
  return { text, places };
}

function childCount(tree: MapTree | ListTree): number {
  return tree.is === 'map' ? tree.pairs.length : tree.items.length;
}

function jsonOf({ value, written }: ScalarTree): string {
  // What JSON cannot say stands there as its value.
  return written !== undefined && /^-?[1-9]\d*$/.test(written) ? written : JSON.stringify(value);
}

function scalarOf({ value }: ScalarTree, random: Random): string {
  return typeof value === 'string' ? plainOr(value, random) : String(value);
}

/** Plain where YAML reads it as a string, or in one kind of quotes. */
function plainOr(word: string, random: Random): string {
  const isPlain =
    /^[A-Za-z_/][\w./-]*$/.test(word) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(word);
  const chance = random.next();
  if (isPlain && chance < 0.8) return word;
  return chance < 0.9 || /['\\\n]/.test(word) ? JSON.stringify(word) : `'${word}'`;
}
