import { nodeAt } from '../../lab/node.ts';
import { readDocuments } from '../../lab/syntax.ts';
import type { Node } from '../../lab/syntax.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import type { World } from '../../world/world.ts';
import { keeperOf } from './pods.ts';

/** An object that a file of the lab's folder describes. */
export interface ManifestObject {
  readonly path: string;
  /** Milliseconds since 1970, when the file was saved last. */
  readonly modified: number;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly node: Node;
}

/** Files that are read at most. */
const most = 50;
const read = new WeakMap<World, Promise<readonly ManifestObject[]>>();

/** The objects of all manifests in the folder, by path; what cannot be read is left out. */
export function manifestObjects(world: World): Promise<readonly ManifestObject[]> {
  const known = read.get(world) ?? readAll(world);
  read.set(world, known);
  return known;
}

async function readAll(world: World): Promise<readonly ManifestObject[]> {
  const paths = (await world.files.list()).filter((path) => /\.ya?ml$/.test(path)).slice(0, most);
  const files = await Promise.all(
    paths.map(async (path) => ({ path, file: await world.files.read(path) })),
  );
  return files.flatMap(({ path, file }) => {
    if (file.kind !== 'file') return [];
    const nodes = readDocuments(file.text, path).roots.flatMap(itemsOf);
    return nodes.flatMap((node) => {
      const [kind, name] = [textAt(node, ['kind']), textAt(node, ['metadata', 'name'])];
      if (kind === undefined || name === undefined || node.items.get('apiVersion') === undefined) {
        return [];
      }
      const namespace = textAt(node, ['metadata', 'namespace']);
      return [{ path, modified: file.modified, kind, name, namespace, node }];
    });
  });
}

function itemsOf(document: Node): readonly Node[] {
  const items = document.items.get('items');
  return textAt(document, ['kind']) === 'List' && items !== undefined
    ? [...items.items.values()]
    : [document];
}

/** The manifest of an object, if the folder has one. */
export async function manifestOf(
  wanted: { readonly kind: string; readonly name: string | undefined },
  world: World,
): Promise<ManifestObject | undefined> {
  const all = await manifestObjects(world);
  return all.find(({ kind, name }) => kind === wanted.kind && name === wanted.name);
}

/** Where a Pod is described: in its Deployment's template, or as itself. */
export interface Template {
  readonly manifest: ManifestObject;
  /** What has the Pod's `metadata` and `spec`. */
  readonly node: Node;
}

export async function templateOf(pod: ClusterObject, world: World): Promise<Template | undefined> {
  const manifest = await manifestOf(keeperOf(pod) ?? { kind: 'Pod', name: pod.name }, world);
  const node = manifest && podNode(manifest);
  return manifest && node && { manifest, node };
}

/** The part of a manifest that describes a Pod. */
export function podNode({ kind, node }: ManifestObject): Node | undefined {
  return kind === 'Pod' ? node : nodeAt(node, ['spec', 'template']);
}

/** The container of a name in a Pod's description. */
export function containerNode({ node }: Template, name: string): Node | undefined {
  const all = nodeAt(node, ['spec', 'containers'])?.items.values() ?? [];
  return [...all].find((each) => textAt(each, ['name']) === name);
}

export function textAt(node: Node, path: readonly PropertyKey[]): string | undefined {
  const value = nodeAt(node, path)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The first node below this one, itself included, that fits. */
export function findNode(
  node: Node,
  fits: (node: Node, keys: readonly (string | number)[]) => boolean,
  keys: readonly (string | number)[] = [],
): Node | undefined {
  if (fits(node, keys)) return node;
  for (const [key, item] of node.items) {
    const found = findNode(item, fits, [...keys, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
