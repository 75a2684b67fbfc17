import type { Range } from '../range.ts';
import type { Node } from './syntax.ts';

/** The node at a path below this one; undefined when nothing is written there. */
export function nodeAt(node: Node, path: readonly PropertyKey[]): Node | undefined {
  let at: Node | undefined = node;
  for (const key of path) at = typeof key === 'symbol' ? undefined : at?.items.get(key);
  return at;
}

/** The nodes of a list, in order; none when it is not a list. */
export function listAt(node: Node, key: string): readonly Node[] {
  const list = node.items.get(key);
  return list !== undefined && Array.isArray(list.value) ? [...list.items.values()] : [];
}

/** Where to point for a whole value: its key, or else its first key or line. */
export function head({ key, range, items }: Node): Range {
  const first = items.values().next().value;
  return key ?? first?.key ?? firstLine(range);
}

/** Where to point for what is written in a value: a scalar itself, a collection at its head. */
export function valuePlace(node: Node): Range {
  return node.items.size > 0 ? head(node) : firstLine(node.range);
}

/** Where to point for a fault of one of the node's own keys. */
export function keyPlace(node: Node, key: string): Range {
  return node.items.get(key)?.key ?? head(node);
}

function firstLine({ start, end }: Range): Range {
  return end.line === start.line ? { start, end } : { start, end: start };
}
