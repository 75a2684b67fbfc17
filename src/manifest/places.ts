import { pairAt, type MapNode, type Node, type Span } from './model.ts';

/** The key or value that stands there; where it is missing, the key of the nearest one around. */
export function nearestKey(root: MapNode, path: readonly string[]): Span {
  let at: Node | undefined = root;
  // What has no key of its own, such as an item of a list, is named by its first key.
  let span = firstOf(root);
  for (const key of path) {
    const pair = pairAt(at, key);
    if (pair === undefined) break;
    span = pair.key.span;
    at = pair.value;
  }
  return span;
}

/** A value's own place where it is a scalar, else that of its key. */
export function valueSpan(root: MapNode, path: readonly string[]): Span {
  let at: Node | undefined = root;
  for (const key of path) at = pairAt(at, key)?.value;
  return at?.type === 'scalar' && at.span.end > at.span.start ? at.span : nearestKey(root, path);
}

/** A collection by its first key or sign: never the whole of it. */
export function firstOf(node: Node): Span {
  if (node.type === 'scalar') return node.span;
  const { start } = node.span;
  const [first] = node.type === 'map' ? node.pairs : [];
  return first !== undefined && !node.flow ? first.key.span : { start, end: start + 1 };
}
