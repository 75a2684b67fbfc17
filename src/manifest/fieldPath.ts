import { pairAt, type MapNode, type Node, type Pair, type ScalarNode, type Span } from './model.ts';
import { firstOf } from './places.ts';

/** Where that stands which the API server names by a path. */
export interface FieldPlace {
  /** The key or the value alone; of a field that is missing, the nearest one around. */
  readonly span: Span;
  /** All that stands there with its key: what is said of it may be false when any of it changes. */
  readonly around: Span;
  /** Whether all of the path is there. */
  readonly isThere: boolean;
}

/** One step of a path: a field, or in brackets an item's place, its key, or a key of a map. */
interface Step {
  readonly word: string;
  readonly bracketed: boolean;
}

/**
 * The place in an object of a path as the API server writes it: `spec.containers[0].image`,
 * `data[a b]`, `.spec.ports[port=80,protocol="TCP"].name`. A path of the JSON decoder leaves out
 * which item of a list it means: the first that has the rest of it, and that fits.
 * @param on what of a pair is pointed at where its value is a scalar
 * @param fits whether a scalar can be the one that is meant
 */
export function placeOfField(
  root: MapNode,
  path: string,
  on: 'key' | 'value',
  fits: Fits = anything,
): FieldPlace {
  const start = { span: firstOf(root), around: root.span };
  const { place, whole } = walk(root, stepsOf(path), start, on, fits);
  return { ...place, isThere: whole };
}

type Place = Pick<FieldPlace, 'span' | 'around'>;

interface Walked {
  readonly place: Place;
  /** Whether all of the path is there. */
  readonly whole: boolean;
}

type Fits = (node: ScalarNode) => boolean;
const anything: Fits = () => true;

function walk(
  node: Node,
  steps: readonly Step[],
  place: Place,
  on: 'key' | 'value',
  fits: Fits,
): Walked {
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (node.type === 'scalar') return { place, whole: fits(node) };
    return childThatFits(node, place, on, fits) ?? { place, whole: true };
  }
  if (node.type === 'scalar') return { place, whole: false };
  if (node.type === 'list') {
    const into = (item: Node, left: readonly Step[]): Walked =>
      walk(item, left, { span: firstOf(item), around: item.span }, on, fits);
    if (step.bracketed) {
      const item = itemAt(node.items, step.word);
      return item === undefined ? { place, whole: false } : into(item, rest);
    }
    const tried = node.items.map((item) => into(item, steps));
    return tried.find(({ whole }) => whole) ?? tried[0] ?? { place, whole: false };
  }
  // A key with dots in it looks like several.
  for (let count = 1; count <= steps.length; count += 1) {
    const key = steps.slice(0, count).map(({ word }) => word);
    const pair = pairAt(node, key.join('.'));
    if (pair !== undefined) {
      return walk(pair.value, steps.slice(count), placeOfPair(pair, on), on, fits);
    }
  }
  return { place, whole: false };
}

/** The decoder names a map and means a value in it. */
function childThatFits(
  node: Exclude<Node, ScalarNode>,
  place: Place,
  on: 'key' | 'value',
  fits: Fits,
): Walked | undefined {
  if (fits === anything) return undefined;
  const places =
    node.type === 'list'
      ? node.items.map((item) => ({ value: item, place: { span: item.span, around: item.span } }))
      : node.pairs.map((pair) => ({ value: pair.value, place: placeOfPair(pair, on) }));
  const found = places.find(({ value }) => value.type === 'scalar' && fits(value));
  return found === undefined ? { place, whole: false } : { place: found.place, whole: true };
}

function placeOfPair({ key, value }: Pair, on: 'key' | 'value'): Place {
  const isShown = on === 'value' && value.type === 'scalar' && value.span.end > value.span.start;
  return {
    span: isShown ? value.span : key.span,
    around: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
  };
}

/** By its number, or by the values of its keys: `port=80,protocol="TCP"`. */
function itemAt(items: readonly Node[], word: string): Node | undefined {
  if (/^\d+$/.test(word)) return items[Number(word)];
  const wanted = [...word.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^,]*))/g)];
  if (wanted.length === 0) return undefined;
  return items.find((item) =>
    wanted.every(([, key = '', quoted, plain = '']) => {
      const value = pairAt(item, key)?.value;
      // What is left out has its default.
      return (
        value === undefined ||
        (value.type === 'scalar' && String(value.value) === (quoted ?? plain))
      );
    }),
  );
}

function stepsOf(path: string): readonly Step[] {
  return [...path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, inBrackets, word = '']) => ({
    word: inBrackets ?? word,
    bracketed: inBrackets !== undefined,
  }));
}
