import type { Manifest } from '../document.ts';
import { itemsAt, keyOf, nodeAt, stringAt, valueAt, type Node, isTrueAt } from '../model.ts';

/** A kind that a cluster learns by a CustomResourceDefinition, in one of its versions. */
export interface Definition {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Its `openAPIV3Schema` as plain values; undefined where it has none. */
  readonly schema: unknown;
}

const found = new WeakMap<Manifest, readonly Definition[]>();

/** What the CustomResourceDefinitions of a file define, in the versions that are served. */
export function definitionsIn(manifest: Manifest): readonly Definition[] {
  const known = found.get(manifest);
  if (known !== undefined) return known;
  const definitions = manifest.objects.flatMap(({ kind, apiVersion, node }) =>
    kind === 'CustomResourceDefinition' && apiVersion === 'apiextensions.k8s.io/v1'
      ? definedBy(node)
      : [],
  );
  found.set(manifest, definitions);
  return definitions;
}

function definedBy(node: Node): readonly Definition[] {
  const group = stringAt(node, ['spec', 'group']);
  const kind = stringAt(node, ['spec', 'names', 'kind']);
  if (group === undefined || kind === undefined) return [];
  const namespaced = stringAt(node, ['spec', 'scope']) !== 'Cluster';
  return itemsAt(node, ['spec', 'versions']).flatMap((version) => {
    const name = stringAt(version, ['name']);
    if (name === undefined || !isTrueAt(version, ['served'])) return [];
    const schema = plain(nodeAt(version, ['schema', 'openAPIV3Schema']));
    return [{ apiVersion: `${group}/${name}`, kind, namespaced, schema }];
  });
}

/** What a node is to a program; its keys are no fields of a prototype. */
function plain(node: Node | undefined): unknown {
  switch (node?.type) {
    case undefined:
      return undefined;
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map': {
      const keys = new Set(node.pairs.map(keyOf));
      return Object.fromEntries([...keys].map((key) => [key, plain(valueAt(node, key))]));
    }
  }
}
