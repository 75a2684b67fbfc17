import { keyOf, type Node } from './model.ts';

/**
 * A node in JSON as Kubernetes reads it, without needless blanks. A key that is written twice stands
 * there twice; one that a merge key brings counts only where no other is.
 */
export function jsonOf(node: Node): string {
  if (node.type === 'scalar') return JSON.stringify(node.value);
  if (node.type === 'list') return `[${node.items.map(jsonOf).join(',')}]`;
  const own = new Set(node.pairs.filter(({ merged }) => !merged).map(keyOf));
  const pairs = node.pairs.filter((pair) => {
    const key = keyOf(pair);
    if (!pair.merged) return true;
    if (own.has(key)) return false;
    own.add(key);
    return true;
  });
  return `{${pairs.map((pair) => `${JSON.stringify(keyOf(pair))}:${jsonOf(pair.value)}`).join(',')}}`;
}
