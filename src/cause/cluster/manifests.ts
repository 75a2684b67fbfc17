import { nodeAt } from '../../lab/node.ts';
import type { Node } from '../../lab/syntax.ts';
import { podNode, textAt, writtenObjects } from '../../manifest/written.ts';
import type { WrittenObject } from '../../manifest/written.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import type { World } from '../../world/world.ts';
import { keeperOf } from './pods.ts';

/** An object that a file of the lab's folder describes. */
export interface ManifestObject extends WrittenObject {
  readonly path: string;
  /** Milliseconds since 1970, when the file was saved last. */
  readonly modified: number;
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
    const { modified } = file;
    return writtenObjects(file.text, path).map((object) => ({ ...object, path, modified }));
  });
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

/** The container of a name in a Pod's description. */
export function containerNode({ node }: Template, name: string): Node | undefined {
  return ['initContainers', 'containers']
    .flatMap((key) => [...(nodeAt(node, ['spec', key])?.items.values() ?? [])])
    .find((each) => textAt(each, ['name']) === name);
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
