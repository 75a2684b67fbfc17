import type { WrittenObject } from '../../manifest/written.ts';
import { podNode } from '../../manifest/written.ts';
import { defaultNamespace } from '../../world/cluster/context.ts';
import type { Resource } from '../../world/cluster/objects.ts';

export const podKind: Resource = { apiVersion: 'v1', kind: 'Pod' };
export const nodeKind: Resource = { apiVersion: 'v1', kind: 'Node' };
export const serviceKind: Resource = { apiVersion: 'v1', kind: 'Service' };
export const sliceKind: Resource = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' };
export const jobKind: Resource = { apiVersion: 'batch/v1', kind: 'Job' };

const workloads: readonly Resource[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map(
  (kind) => ({ apiVersion: 'apps/v1', kind }),
);

export function isWorkload(resource: Resource): boolean {
  return workloads.some((one) => isSame(one, resource));
}

export function isSame(one: Resource, other: Resource): boolean {
  return one.apiVersion === other.apiVersion && one.kind === other.kind;
}

export function namespaceOf({ namespace }: WrittenObject): string {
  return namespace ?? defaultNamespace;
}

/** Objects of a kind that hints need. */
export interface Watched {
  readonly resource: Resource;
  /** Undefined for those of the whole cluster. */
  readonly namespace: string | undefined;
}

/**
 * What must be watched for the hints of these objects.
 * @param nodes whether the cluster's nodes may be asked for their images
 */
export function watchedFor(objects: readonly WrittenObject[], nodes: boolean): readonly Watched[] {
  const found = new Map<string, Watched>();
  const add = (resource: Resource, namespace?: string): void => {
    found.set(keyOf(resource, namespace), { resource, namespace });
  };
  for (const object of objects) {
    const { apiVersion, kind } = object;
    const resource = { apiVersion, kind };
    const namespace = namespaceOf(object);
    if (isSame(resource, serviceKind)) {
      for (const each of [serviceKind, sliceKind, podKind]) add(each, namespace);
    } else if (isWorkload(resource) || isSame(resource, jobKind) || isSame(resource, podKind)) {
      add(resource, namespace);
      add(podKind, namespace);
    }
    if (nodes && podNode(object) !== undefined) add(nodeKind);
  }
  return [...found.values()];
}

export function keyOf({ apiVersion, kind }: Resource, namespace = ''): string {
  return `${apiVersion} ${kind} ${namespace}`;
}
