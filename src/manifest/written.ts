import { nodeAt } from '../lab/node.ts';
import { readDocuments } from '../lab/syntax.ts';
import type { Node } from '../lab/syntax.ts';

/** An object as a manifest's text describes it. */
export interface WrittenObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly node: Node;
}

/**
 * The objects of a text, YAML or JSON, in their order: of each document itself, or the items of a
 * List. What is no object is left out, and so is a document that cannot be read.
 */
export function writtenObjects(text: string, path: string): readonly WrittenObject[] {
  return documentsOf(text, path).flatMap(itemsOf).flatMap(objectOf);
}

function documentsOf(text: string, path: string): readonly Node[] {
  const { roots, faults } = readDocuments(text, path);
  if (roots.length > 0 || faults.length === 0) return roots;
  // One that is being written does not take the others with it: each alone, on its own lines.
  const lines = text.split('\n');
  const starts = [0, ...lines.flatMap((line, at) => (/^---(?:\s|$)/.test(line) ? [at] : []))];
  if (starts.length === 1) return [];
  return starts.flatMap((start, index) => {
    const part = lines.slice(start, starts[index + 1]).join('\n');
    return readDocuments('\n'.repeat(start) + part, path).roots;
  });
}

/** The objects of a document: itself, or the items of a List. */
export function itemsOf(document: Node): readonly Node[] {
  const items = document.items.get('items');
  return textAt(document, ['kind']) === 'List' && items !== undefined
    ? [...items.items.values()]
    : [document];
}

function objectOf(node: Node): readonly WrittenObject[] {
  const at = (...path: readonly string[]): string | undefined => textAt(node, path);
  const [apiVersion, kind, name] = [at('apiVersion'), at('kind'), at('metadata', 'name')];
  if (apiVersion === undefined || kind === undefined || name === undefined) return [];
  return [{ apiVersion, kind, name, namespace: at('metadata', 'namespace'), node }];
}

/** The part of an object that describes a Pod, with its `metadata` and `spec`. */
export function podNode({ kind, node }: WrittenObject): Node | undefined {
  if (kind === 'Pod') return node;
  return nodeAt(node, kind === 'CronJob' ? jobTemplate : template);
}

const template = ['spec', 'template'] as const;
const jobTemplate = ['spec', 'jobTemplate', ...template] as const;

export function textAt(node: Node, path: readonly PropertyKey[]): string | undefined {
  const value = nodeAt(node, path)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
