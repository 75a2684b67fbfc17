import { readObject } from '../../../src/world/cluster/answers/object.ts';
import type { ClusterAct } from '../../../src/world/cluster/acts.ts';
import type { Cluster } from '../../../src/world/cluster/cluster.ts';
import type { ClusterObject, ProxyResult } from '../../../src/world/cluster/objects.ts';
import { WorldError } from '../../../src/world/worldError.ts';

/** What a manifest would say, with a status. */
export type Json = Readonly<Record<string, unknown>>;

export interface ClusterScene {
  readonly objects?: readonly Json[];
  /** Answers to requests by the proxy, one after another; the last one for all that follow. */
  readonly answers?: readonly ProxyResult[];
  /** What every container has printed. */
  readonly logs?: readonly string[];
  /** The cluster's own events about every object: reason and message, oldest first. */
  readonly told?: readonly (readonly [reason: string, message: string])[];
  /** Its API server does not answer. */
  readonly silent?: boolean;
}

/** A cluster of a few objects; without a scene there is none. */
export function fakeCluster(scene: ClusterScene | undefined, broken?: Error): Cluster {
  const missing = new WorldError('cluster-missing', 'kind-container-lab', 'not made yet');
  const down = scene?.silent === true ? new WorldError('cluster-down', 'fake', 'down') : undefined;
  const error = broken ?? (scene === undefined ? missing : down);
  const answer = <Value>(value: () => Value): Promise<Value> =>
    error === undefined ? Promise.resolve(value()) : Promise.reject(error);
  const objects = (scene?.objects ?? []).map(anObject);
  let asked = 0;
  return {
    version: () => answer(() => ({ version: '1.34.4' })),
    get: ({ kind }, { namespace = '', name }) =>
      answer(() =>
        objects.find((it) => it.kind === kind && it.name === name && it.namespace === namespace),
      ),
    list: ({ kind }, { namespace, labels = {} } = {}) =>
      answer(() =>
        objects.filter(
          (it) =>
            it.kind === kind &&
            (namespace === undefined || it.namespace === namespace) &&
            Object.entries(labels).every(([key, value]) => it.labels[key] === value),
        ),
      ),
    proxyGet: () =>
      answer(() => {
        const all = scene?.answers ?? [];
        asked += 1;
        return all[Math.min(asked, all.length) - 1] ?? { fault: 'missing', detail: 'not found' };
      }),
    dryRun: () =>
      answer(() => ({ accepted: true, object: anObject(aPod()), warnings: [] }) as const),
    logs: () => answer(() => scene?.logs),
    events: () =>
      answer(() => (scene?.told ?? []).map(([reason, message]) => anEventOf(reason, message))),
  };
}

function anEventOf(reason: string, message: string): ClusterObject {
  return anObject({ kind: 'Event', metadata: { name: 'e' }, reason, message });
}

export function anObject(json: Json): ClusterObject {
  return readObject(json, { apiVersion: 'v1', kind: 'Pod' }, 'fake');
}

/** A Pod `flask` that runs on the one node. */
export function aPod(metadata: Json = {}, status: Json = {}, spec: Json = {}): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'flask',
      namespace: 'default',
      uid: 'p1',
      labels: { app: 'flask' },
      ...metadata,
    },
    spec: {
      nodeName: 'container-lab-control-plane',
      containers: [{ name: 'web', image: 'findsec/hello:v1' }],
      ...spec,
    },
    status: {
      phase: 'Running',
      podIP: '10.244.0.5',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ name: 'web', ready: true, restartCount: 0, state: { running: {} } }],
      ...status,
    },
  };
}

/** The status of a container of `aPod` that waits, after a run that ended so. */
export function waitingFor(reason: string, ended?: Json, restartCount = 0): Json {
  return {
    phase: 'Pending',
    conditions: [{ type: 'Ready', status: 'False' }],
    containerStatuses: [
      {
        name: 'web',
        ready: false,
        restartCount,
        state: { waiting: { reason } },
        ...(ended === undefined ? {} : { lastState: { terminated: ended } }),
      },
    ],
  };
}

/** A Deployment `flask` of two replicas that is rolled out. */
export function aDeployment(spec: Json = {}, status: Json = {}, metadata: Json = {}): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'flask',
      namespace: 'default',
      uid: 'd1',
      generation: 3,
      annotations: { 'deployment.kubernetes.io/revision': '2' },
      ...metadata,
    },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'flask' } },
      template: {
        metadata: { labels: { app: 'flask' } },
        spec: { containers: [{ name: 'web', image: 'findsec/hello:v1' }] },
      },
      ...spec,
    },
    status: {
      observedGeneration: 3,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      ...status,
    },
  };
}

export function aNode(ready = true, name = 'container-lab-control-plane'): Json {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid: name },
    status: {
      nodeInfo: { kubeletVersion: 'v1.34.4' },
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', message: 'kubelet' }],
    },
  };
}

export function anAct(changes: Partial<ClusterAct> = {}): ClusterAct {
  return {
    time: 1,
    act: 'deleted',
    kind: 'Pod',
    namespace: 'default',
    name: 'flask-5f-a',
    uid: 'p1',
    resourceVersion: '100',
    labels: { app: 'flask', 'pod-template-hash': '5f' },
    owner: { name: 'flask-5f', uid: 'r1' },
    from: '',
    to: '',
    ...changes,
  };
}
