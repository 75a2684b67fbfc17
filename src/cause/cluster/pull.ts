import { nodeAt } from '../../lab/node.ts';
import type { Node } from '../../lab/syntax.ts';
import { clusterName } from '../../world/cluster/context.ts';
import type { Image } from '../../world/docker/objects/image.ts';
import type { World } from '../../world/world.ts';
import { containerNode, templateOf } from './manifests.ts';
import type { ManifestObject } from './manifests.ts';
import { brokenContainer } from './pods.ts';
import type { BrokenPod } from './pods.ts';
import { containerSpec } from './podSpec.ts';
import type { AnyFailure } from './subject.ts';

const reasons: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
]);

/** A container whose image the node cannot get. */
export interface PullFailure extends BrokenPod {
  /** As the manifest names it. */
  readonly image: string;
  readonly container: string;
  readonly policy: string;
  /** The node's own words. */
  readonly message: string;
  /** The image of that name in Docker, if it is there. */
  readonly inDocker: Image | undefined;
  /** The line that names it. */
  readonly written: { readonly manifest: ManifestObject; readonly node: Node } | undefined;
}

export async function pullFailure(
  failure: AnyFailure,
  world: World,
): Promise<PullFailure | undefined> {
  const found = await brokenContainer(failure, world, ({ reason }) => reasons.has(reason));
  if (found === undefined) return undefined;
  const { image, name: container, message } = found.container;
  const spec = containerSpec(found.pod.object, container);
  const [inDocker, template] = await Promise.all([
    // What is no name at all, the daemon refuses.
    found.container.reason === 'InvalidImageName' ? undefined : world.docker.image(image),
    templateOf(found.pod.object, world),
  ]);
  const node = template && nodeAt(containerNode(template, container) ?? template.node, ['image']);
  const written = template && node && { manifest: template.manifest, node };
  const policy = spec?.imagePullPolicy ?? '';
  return { ...found, container, image, policy, message, inDocker, written };
}

/** Brings an image of Docker's into the lab cluster's nodes. */
export function loadCommand(image: string): readonly string[] {
  return ['kind', 'load', 'docker-image', image, '--name', clusterName];
}
