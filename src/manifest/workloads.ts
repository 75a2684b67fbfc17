import {
  itemsAt,
  nodeAt,
  numberAt,
  stringAt,
  stringsAt,
  type MapNode,
  type Node,
} from './model.ts';
import type { ManifestObject } from './objects.ts';

/** An object that makes Pods, or is one. */
export interface Workload {
  readonly object: ManifestObject;
  /** The keys from the object to what describes a Pod: its `metadata` and `spec`. */
  readonly path: readonly string[];
  readonly template: Node | undefined;
  readonly spec: Node | undefined;
  /** The labels of its Pods. */
  readonly labels: ReadonlyMap<string, string>;
  /** Those that run at once. */
  readonly containers: readonly Container[];
  /** With those that run before them, which come first. */
  readonly allContainers: readonly Container[];
  /** Undefined where its kind knows no number of Pods. */
  readonly replicas: number | undefined;
}

export interface Container {
  readonly node: MapNode;
  readonly name: string;
  readonly workload: Workload;
}

const template = ['spec', 'template'];
/** The kinds that make Pods, with the way to what describes one; kube-linter's "DeploymentLike". */
const ways: Readonly<Record<string, readonly string[]>> = {
  CronJob: ['spec', 'jobTemplate', ...template],
  DaemonSet: template,
  Deployment: template,
  Job: template,
  Pod: [],
  ReplicaSet: template,
  ReplicationController: template,
  StatefulSet: template,
};
const groups: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'extensions']);
const replicated: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
]);

export function workloadsOf(objects: readonly ManifestObject[]): readonly Workload[] {
  return objects.flatMap((object) => workloadOf(object) ?? []);
}

function workloadOf(object: ManifestObject): Workload | undefined {
  const path = Object.hasOwn(ways, object.kind) ? ways[object.kind] : undefined;
  if (path === undefined || !groups.has(groupOf(object))) return undefined;
  const found = nodeAt(object.node, path);
  const spec = nodeAt(found, ['spec']);
  const allContainers: Container[] = [];
  const containers: Container[] = [];
  const workload: Workload = {
    object,
    path,
    template: found,
    spec,
    labels: stringsAt(found, ['metadata', 'labels']),
    containers,
    allContainers,
    replicas: replicated.has(object.kind)
      ? (numberAt(object.node, ['spec', 'replicas']) ?? 1)
      : undefined,
  };
  const read = (key: string): readonly Container[] =>
    itemsAt(spec, [key]).flatMap((node) =>
      node.type === 'map' ? [{ node, name: stringAt(node, ['name']) ?? '', workload }] : [],
    );
  containers.push(...read('containers'));
  allContainers.push(...read('initContainers'), ...containers);
  return workload;
}

/** The group of an apiVersion; empty for the core. */
export function groupOf({ apiVersion }: Pick<ManifestObject, 'apiVersion'>): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
