import * as z from 'zod/mini';
import {
  apiVersion,
  containerName,
  imageReference,
  kindName,
  objectName,
  ownContainer,
} from '../lab/names.ts';
import { readPod } from '../world/cluster/answers/pod.ts';
import { isOfCluster, usualVersion } from '../world/cluster/resources.ts';
import type { World } from '../world/world.ts';
import { defaultNamespace } from './clusterObjects.ts';
import { digestsOf } from './imageAspects.ts';
import { findAt, path } from './paths.ts';
import { sharedLayers } from './sharedLayers.ts';

const word = z.string().check(z.minLength(1));

/** Where the right answer of a question stands: only the learner's own machine knows it. */
export const fromWorld = z.union([
  z.strictObject({
    exec: z.strictObject({ container: ownContainer, argv: z.array(word).check(z.minLength(1)) }),
  }),
  z.strictObject({ top: containerName, count: z.literal(true) }),
  z.strictObject({ hostname: containerName }),
  /** `sha256:…`, as its registry told when it was pulled. */
  z.strictObject({ digest: imageReference }),
  /** How many layers two images have in common. */
  z.strictObject({ sharedLayers: z.tuple([imageReference, imageReference]) }),
  /** `sha256:…` of the layer on top, the same in every store of images. */
  z.strictObject({ lastLayer: imageReference }),
  /** What stands at a path of an object of the cluster. */
  z.strictObject({
    object: z.strictObject({
      apiVersion: z.optional(apiVersion),
      kind: kindName,
      namespace: z.optional(objectName),
      name: objectName,
      path,
    }),
  }),
  /** The id that the node's container runtime knows a Pod's container by, the Pod's first when left out. */
  z.strictObject({
    containerId: z.strictObject({
      pod: objectName,
      namespace: z.optional(objectName),
      container: z.optional(objectName),
    }),
  }),
]);
type FromWorld = z.infer<typeof fromWorld>;

/** How much of an id crictl shows, and docker. */
const shownIds = [13, 12];

/**
 * What an answer comes from: a container that runs, an image's digest, an object of the cluster, or
 * images that are there.
 */
export type Source =
  | { readonly kind: 'container' | 'digest' | 'object'; readonly name: string }
  | { readonly kind: 'images'; readonly names: readonly string[] };

export function sourceOf(source: FromWorld): Source {
  if ('sharedLayers' in source) return { kind: 'images', names: source.sharedLayers };
  if ('lastLayer' in source) return { kind: 'images', names: [source.lastLayer] };
  if ('object' in source) {
    const { kind, name } = source.object;
    return { kind: 'object', name: `${kind} ${name}` };
  }
  if ('containerId' in source) return { kind: 'object', name: `Pod ${source.containerId.pod}` };
  if ('digest' in source) return { kind: 'digest', name: source.digest };
  if ('exec' in source) return { kind: 'container', name: source.exec.container };
  return { kind: 'container', name: 'top' in source ? source.top : source.hostname };
}

/**
 * The answers that are right, the first of which is given by a solution; undefined when what they
 * come from is missing, does not run, or has no digest.
 */
export async function askWorld(
  source: FromWorld,
  { docker, cluster }: Pick<World, 'docker' | 'cluster'>,
): Promise<readonly string[] | undefined> {
  if ('digest' in source) {
    const image = await docker.image(source.digest);
    // The same files may have been pulled by more than one manifest.
    const digests = image === undefined ? [] : digestsOf(image, source.digest);
    return digests.length === 0 ? undefined : digests;
  }
  if ('sharedLayers' in source) {
    const [one, other] = await Promise.all(source.sharedLayers.map((ref) => docker.image(ref)));
    return one && other ? [String(sharedLayers(one, other))] : undefined;
  }
  if ('lastLayer' in source) {
    const layer = (await docker.image(source.lastLayer))?.layers.at(-1);
    return layer === undefined ? undefined : [layer];
  }
  if ('object' in source) {
    const {
      kind,
      apiVersion: version,
      namespace = defaultNamespace,
      name,
      path: at,
    } = source.object;
    const resource = { apiVersion: version ?? usualVersion(kind) ?? 'v1', kind };
    const within = isOfCluster(resource) ? {} : { namespace };
    const object = await cluster.get(resource, { ...within, name });
    const value = findAt(object?.json, at).value;
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : undefined;
  }
  if ('containerId' in source) {
    const { pod: name, namespace = defaultNamespace, container } = source.containerId;
    const pod = await cluster.get({ apiVersion: 'v1', kind: 'Pod' }, { namespace, name });
    const containers = pod === undefined ? [] : readPod(pod).containers;
    const found = containers.find((each) => container === undefined || each.name === container);
    const id = found?.id ?? '';
    return id === '' ? undefined : [...shownIds.map((length) => id.slice(0, length)), id];
  }
  if ('exec' in source) {
    const result = await docker.exec(source.exec.container, source.exec.argv);
    return result === undefined || result.exitCode !== 0 ? undefined : [result.output.trim()];
  }
  if ('top' in source) {
    const processes = await docker.top(source.top);
    return processes === undefined ? undefined : [String(processes.length)];
  }
  const container = await docker.container(source.hostname);
  return container === undefined ? undefined : [container.hostname];
}
