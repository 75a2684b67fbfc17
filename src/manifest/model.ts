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
}

export interface ManifestFile {
  readonly text: string;
  readonly documents: readonly ManifestDocument[];
  readonly faults: readonly SyntaxFault[];
}

/** A key is a string to Kubernetes, whatever it looks like. */
export function keyOf({ key }: Pair): string {
  return typeof key.value === 'string' ? key.value : key.source;
}

/** The value under a key; of doubles the last counts, and a merged one only where no other is. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return pairAt(node, key)?.value;
}

export function pairAt(node: Node | undefined, key: string): Pair | undefined {
  if (node?.type !== 'map') return undefined;
  let merged: Pair | undefined;
  for (let at = node.pairs.length - 1; at >= 0; at -= 1) {
    const pair = node.pairs[at];
    if (pair?.key.value !== key) continue;
    if (!pair.merged) return pair;
    merged = pair;
  }
  return merged;
}

export function nodeAt(node: Node | undefined, path: readonly string[]): Node | undefined {
  let at = node;
  for (const key of path) {
    if (at === undefined) return undefined;
    at = pairAt(at, key)?.value;
  }
  return at;
}

/** The string that stands there; undefined for anything else. */
export function stringAt(node: Node | undefined, path: readonly string[]): string | undefined {
  const value = scalarAt(node, path)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The scalar that stands there, unless it is a null: Kubernetes takes that for nothing. */
export function scalarAt(node: Node | undefined, path: readonly string[]): ScalarNode | undefined {
  const found = nodeAt(node, path);
  return found?.type === 'scalar' && found.value !== null ? found : undefined;
}

export function numberAt(node: Node | undefined, path: readonly string[]): number | undefined {
  const value = scalarAt(node, path)?.value;
  return typeof value === 'number' ? value : undefined;
}

export function isTrueAt(node: Node | undefined, path: readonly string[]): boolean {
  return scalarAt(node, path)?.value === true;
}

/** The items of the list that stands there; none for anything else. */
export function itemsAt(node: Node | undefined, path: readonly string[]): readonly Node[] {
  const found = nodeAt(node, path);
  return found?.type === 'list' ? found.items : [];
}

/** The pairs of the map that stands there, whose values are strings, such as labels. */
export function stringsAt(
  node: Node | undefined,
  path: readonly string[],
): ReadonlyMap<string, string> {
  const found = nodeAt(node, path);
  if (found?.type !== 'map' || found.pairs.length === 0) return none;
  const strings = new Map<string, string>();
  for (const pair of found.pairs) {
    const { value, merged } = pair;
    const name = keyOf(pair);
    if (value.type !== 'scalar' || (merged && strings.has(name))) continue;
    strings.set(name, value.value === null ? '' : String(value.value));
  }
  return strings;
}

const none: ReadonlyMap<string, string> = new Map();
