/** Offsets into the text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Node = ScalarNode | MapNode | ListNode;

/** What Kubernetes reads a scalar as. */
export type ScalarValue = string | number | boolean | null;

export interface ScalarNode {
  readonly type: 'scalar';
  readonly span: Span;
  readonly value: ScalarValue;
  /** As it is written, quotes included. */
  readonly source: string;
  /** Quoted, or a block: then it is a string whatever it looks like. */
  readonly quoted: boolean;
}

export interface MapNode {
  readonly type: 'map';
  readonly span: Span;
  /** As written, doubles included; what a merge key brings follows. */
  readonly pairs: readonly Pair[];
  /** In braces. */
  readonly flow: boolean;
}

export interface Pair {
  readonly key: ScalarNode;
  /** An empty value is a null of no length. */
  readonly value: Node;
  /** It came by a merge key, so that it counts only where the map has no such key of its own. */
  readonly merged: boolean;
}

export interface ListNode {
  readonly type: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
  /** In brackets. */
  readonly flow: boolean;
}

/** What is wrong with the YAML itself. */
export interface SyntaxFault {
  /** The `yaml` package's code, or one of ours. */
  readonly code: string;
  readonly span: Span;
  /** The package's own words. */
  readonly message: string;
}

export interface ManifestDocument {
  /** Undefined where the document is empty. An alias is its anchor's node itself. */
  readonly root: Node | undefined;
  readonly span: Span;
}

export interface ManifestFile {
  readonly text: string;
  readonly documents: readonly ManifestDocument[];
  readonly faults: readonly SyntaxFault[];
}

/** The value under a key; of doubles the last counts, and a merged one only where no other is. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return pairAt(node, key)?.value;
}

function pairAt(node: Node | undefined, key: string): Pair | undefined {
  if (node?.type !== 'map') return undefined;
  const named = node.pairs.filter((pair) => pair.key.value === key);
  return named.findLast(({ merged }) => !merged) ?? named[0];
}

export function nodeAt(node: Node | undefined, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, key) => valueAt(at, key), node);
}

/** The string that stands there; undefined for anything else. */
export function stringAt(node: Node | undefined, path: readonly string[]): string | undefined {
  const found = nodeAt(node, path);
  return found?.type === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}
