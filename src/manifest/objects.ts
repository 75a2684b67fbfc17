import { isKustomization } from './fileName.ts';
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

/**
 * The objects of a file in order, those in a List too: whatever has an apiVersion and a kind, which a
 * kustomization may leave out.
 */
export function objectsOf({ documents }: ManifestFile, path = ''): readonly ManifestObject[] {
  const isImplied = isKustomization(path);
  return documents.flatMap(({ root }) => objectsIn(root, isImplied));
}

function objectsIn(node: Node | undefined, isImplied = false): readonly ManifestObject[] {
  const kind = stringAt(node, ['kind']) ?? (isImplied ? 'Kustomization' : undefined);
  const implied = isImplied ? impliedVersion(kind) : undefined;
  const apiVersion = stringAt(node, ['apiVersion']) ?? implied;
  if (node?.type !== 'map' || apiVersion === undefined || kind === undefined) return [];
  const name = stringAt(node, ['metadata', 'name']);
  const namespace = stringAt(node, ['metadata', 'namespace']);
  const object = { node, apiVersion, kind, name, namespace };
  const items = valueAt(node, 'items');
  // A ConfigMapList is a List too, and each object in it is one of its own.
  if (!kind.endsWith('List') || items?.type !== 'list') return [object];
  return items.items.flatMap((item) => objectsIn(item));
}

/** The versions of kustomize's own kinds, which count where a file of its names none. */
export const kustomizeVersions = {
  Kustomization: 'kustomize.config.k8s.io/v1beta1',
  Component: 'kustomize.config.k8s.io/v1alpha1',
} as const;

/** Whether it is for kustomize itself: no cluster knows its kinds. */
export function isKustomize({ apiVersion }: Pick<ManifestObject, 'apiVersion'>): boolean {
  return apiVersion.startsWith('kustomize.config.k8s.io/');
}

function impliedVersion(kind: string | undefined): string {
  return kind === 'Component' ? kustomizeVersions.Component : kustomizeVersions.Kustomization;
}
