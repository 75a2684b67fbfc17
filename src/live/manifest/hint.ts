import type { Said } from '../../text.ts';
import type { ClusterObject, Resource } from '../../world/cluster/objects.ts';

/** What the cluster says, shown at the end of a line of a manifest. */
export interface LiveHint {
  /** From 0 on. */
  readonly line: number;
  readonly label: Said;
  /** More of it, for who looks closer. */
  readonly about: readonly Said[];
  /** Whether something is wrong there. */
  readonly wrong: boolean;
  /** An image that could be brought into the cluster's nodes. */
  readonly load?: string;
  /** The log whose last line says why. */
  readonly log?: ContainerLog;
}

/** A log of one container; of its run before this one with `previous`. */
export interface ContainerLog {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
}

/** What both worlds have said so far. */
export interface Answers {
  /** The objects of a kind in a namespace; undefined while the cluster has not said. */
  objects(resource: Resource, namespace?: string): readonly ClusterObject[] | undefined;
  /** Whether Docker has an image of this name. */
  hasImage(reference: string): boolean;
  /** Whether a node's container runtime told of the image, which it does before its kubelet. */
  nodeHas(node: string, reference: string): boolean;
}
