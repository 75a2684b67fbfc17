import { readPod } from './answers/pod.ts';
import { readWorkload } from './answers/workload.ts';
import type { Change, ClusterObject } from './objects.ts';

export const actNames = [
  'created',
  'deleted',
  'scaled',
  'image-changed',
  'restarted',
  'undone',
] as const;
export type ActName = (typeof actNames)[number];

/** Something that was done to an object, or that became of it. */
export interface ClusterAct {
  /** Milliseconds since 1970, by the clock of whoever saw it. */
  readonly time: number;
  readonly act: ActName;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** By which acts are told apart and put in order: versions rise over all objects. */
  readonly resourceVersion: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The one that keeps the object; empty where none does. */
  readonly owner: { readonly name: string; readonly uid: string };
  /** Counts, images or revisions before and after; empty where the act has none. */
  readonly from: string;
  readonly to: string;
}

/** What of an object tells an act when it changes. */
interface Traits {
  readonly deleting: boolean;
  readonly replicas: string;
  readonly images: string;
  readonly restarts: string;
  /** The revisions that a ReplicaSet was before. */
  readonly history: string;
}

/** The objects of one kind as they were last seen, and what each change of them means. */
export interface ActReader {
  /** Takes a list as what is there; whether it differs from what was seen last. */
  take(objects: readonly ClusterObject[]): boolean;
  read(change: Change, time: number): readonly ClusterAct[];
}

const workloads: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
]);
const historyOf = 'deployment.kubernetes.io/revision-history';
const revisionOf = 'deployment.kubernetes.io/revision';

export function readActs(): ActReader {
  let known = new Map<string, { readonly version: string; readonly traits: Traits }>();
  const remember = (object: ClusterObject): Traits => {
    const traits = traitsOf(object);
    known.set(object.uid, { version: object.resourceVersion, traits });
    return traits;
  };
  return {
    take: (objects) => {
      const before = known;
      known = new Map();
      for (const object of objects) remember(object);
      return (
        before.size !== known.size ||
        [...known].some(([uid, { version }]) => before.get(uid)?.version !== version)
      );
    },
    read: ({ is, object }, time) => {
      const before = known.get(object.uid)?.traits;
      const act = (name: ActName, from = '', to = ''): ClusterAct => ({
        time,
        act: name,
        kind: object.kind,
        namespace: object.namespace,
        name: object.name,
        uid: object.uid,
        resourceVersion: object.resourceVersion,
        labels: object.labels,
        owner: { name: object.controller?.name ?? '', uid: object.controller?.uid ?? '' },
        from,
        to,
      });
      if (is === 'deleted') {
        known.delete(object.uid);
        return before?.deleting === true ? [] : [act('deleted')];
      }
      const now = remember(object);
      if (before === undefined) return [act('created'), ...(now.deleting ? [act('deleted')] : [])];
      return [
        ...(now.deleting && !before.deleting ? [act('deleted')] : []),
        ...(now.replicas === before.replicas ? [] : [act('scaled', before.replicas, now.replicas)]),
        ...(now.images === before.images ? [] : [act('image-changed', before.images, now.images)]),
        ...(Number(now.restarts) > Number(before.restarts)
          ? [act('restarted', before.restarts, now.restarts)]
          : []),
        // A ReplicaSet that was current before is so again: the Deployment went back to it.
        ...(now.history.length > before.history.length
          ? [act('undone', before.history, object.annotations[revisionOf] ?? '')]
          : []),
      ];
    },
  };
}

function traitsOf(object: ClusterObject): Traits {
  const none = { replicas: '', images: '', restarts: '', history: '' };
  const { deleting } = object;
  if (object.kind === 'Pod') {
    const restarts = readPod(object).containers.reduce((sum, each) => sum + each.restarts, 0);
    return { ...none, deleting, restarts: String(restarts) };
  }
  if (!workloads.has(object.kind)) return { ...none, deleting };
  const { desired, containers } = readWorkload(object);
  return {
    ...none,
    deleting,
    replicas: String(desired),
    images: containers.map(({ image }) => image).join(' '),
    history: object.annotations[historyOf] ?? '',
  };
}

/** Whether one version is older than another: they are numbers, however long. */
export function isOlder(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length < other.length;
}
