import { stringAt, valueAt, type ManifestFile, type MapNode, type Node } from './model.ts';

/** An object of Kubernetes in a file. */
export interface ManifestObject {
  readonly node: MapNode;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string | undefined;
  /** As written: what an apply adds is not known. */
  readonly namespace: string | undefined;
}

/** The objects of a file in order, those in a List too: whatever has an apiVersion and a kind. */
export function objectsOf({ documents }: ManifestFile): readonly ManifestObject[] {
  return documents.flatMap(({ root }) => objectsIn(root));
}

function objectsIn(node: Node | undefined): readonly ManifestObject[] {
  const apiVersion = stringAt(node, ['apiVersion']);
  const kind = stringAt(node, ['kind']);
  if (node?.type !== 'map' || apiVersion === undefined || kind === undefined) return [];
  const name = stringAt(node, ['metadata', 'name']);
  const namespace = stringAt(node, ['metadata', 'namespace']);
  const object = { node, apiVersion, kind, name, namespace };
  const items = valueAt(node, 'items');
  // A ConfigMapList is a List too, and each object in it is one of its own.
  if (!kind.endsWith('List') || items?.type !== 'list') return [object];
  return items.items.flatMap(objectsIn);
}
