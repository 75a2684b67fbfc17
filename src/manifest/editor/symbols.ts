import type { Manifest } from '../document.ts';
import { keyOf, stringAt, type Node, type Pair, type Span } from '../model.ts';
import type { ManifestObject } from '../objects.ts';

/** An entry of the outline. */
export interface Entry {
  readonly name: string;
  /** Shown beside the name; may be empty. */
  readonly detail: string;
  readonly is: 'object' | 'map' | 'list' | 'item' | 'value';
  readonly whole: Span;
  /** What is selected when it is chosen; within `whole`. */
  readonly place: Span;
  readonly children: readonly Entry[];
}

/** Entries of one file; a longer outline helps nobody. */
const most = 5_000;
/** Characters of a detail. */
const longest = 60;

/** The objects of a file by kind and name, with their fields. */
export function symbolsOf({ objects }: Manifest): readonly Entry[] {
  let left = most;

  const object = ({ node, kind, name, namespace }: ManifestObject): Entry => ({
    name: name === undefined ? kind : `${kind} ${name}`,
    detail: namespace ?? '',
    is: 'object',
    whole: node.span,
    place: { start: node.span.start, end: node.span.start },
    children: inside(node),
  });

  const inside = (node: Node): readonly Entry[] => {
    if (node.type === 'scalar') return [];
    if (node.type === 'map') return some(node.pairs.filter(({ merged }) => !merged)).map(field);
    return some(node.items).flatMap((one, index) =>
      one.type === 'scalar' ? [] : [item(one, index)],
    );
  };

  const field = (pair: Pair): Entry => {
    const { key, value } = pair;
    const isValue = value.type === 'scalar';
    return {
      name: keyOf(pair),
      detail: isValue ? short(value.source) : '',
      is: isValue ? 'value' : value.type,
      whole: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
      place: key.span,
      children: inside(value),
    };
  };

  const item = (node: Node, index: number): Entry => ({
    name: stringAt(node, ['name']) ?? String(index + 1),
    detail: '',
    is: 'item',
    whole: node.span,
    place: { start: node.span.start, end: node.span.start },
    children: inside(node),
  });

  function some<One>(all: readonly One[]): readonly One[] {
    const taken = all.slice(0, left);
    left -= taken.length;
    return taken;
  }

  return some(objects).map(object);
}

function short(source: string): string {
  const [line = ''] = source.split('\n');
  return line.length < source.length || line.length > longest ? `${line.slice(0, longest)}…` : line;
}
