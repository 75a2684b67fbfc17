/** The verdict of our schema rules on made manifests beside that of the API server's strict dry run. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { readSchemas } from '../../src/manifest/schema/read.ts';
import { schemasOf } from '../../src/manifest/schema/schemas.ts';
import type { Cluster, ClusterConnection } from '../../src/world/cluster/cluster.ts';
import { kubernetes } from '../../scripts/ensure/kindNode/versions.mjs';
import { makeJudge } from '../peers/manifests/judge.ts';
import { sweep, type Swept } from '../peers/manifests/sweep.ts';
import type { FieldPlace } from '../peers/manifests/valid.ts';
import { labConnection } from './support/labCluster.ts';

const count = 200;
const atOnce = 6;
const version = kubernetes.replace(/\.\d+$/, '');
const packed = readSchemas(resolve(import.meta.dirname, '../../dist/schemas'));
const schemas = schemasOf(packed, version);

const kinds = new Set([
  ...['v1 ConfigMap', 'v1 LimitRange', 'v1 Namespace', 'v1 PersistentVolumeClaim', 'v1 Pod'],
  ...['v1 ReplicationController', 'v1 Secret', 'v1 Service', 'v1 ServiceAccount'],
  ...['apps/v1 DaemonSet', 'apps/v1 Deployment', 'apps/v1 ReplicaSet', 'apps/v1 StatefulSet'],
  ...['autoscaling/v2 HorizontalPodAutoscaler', 'batch/v1 CronJob', 'batch/v1 Job'],
  ...['coordination.k8s.io/v1 Lease', 'networking.k8s.io/v1 Ingress'],
  ...['networking.k8s.io/v1 NetworkPolicy', 'policy/v1 PodDisruptionBudget'],
  ...['rbac.authorization.k8s.io/v1 ClusterRole', 'rbac.authorization.k8s.io/v1 Role'],
  ...['rbac.authorization.k8s.io/v1 RoleBinding', 'scheduling.k8s.io/v1 PriorityClass'],
  ...['storage.k8s.io/v1 StorageClass'],
]);

/** What a server writes itself, and containers that a debugger adds: no manifest has them. */
const written =
  /^V1(?:EphemeralContainer|ManagedFieldsEntry|OwnerReference)\.|\.ephemeralContainers$|^V1ObjectMeta\.(?!annotations|labels|name$)/;

interface Settled {
  /** Who finds fault. */
  readonly only: 'server' | 'ours';
  /** The kind of fault that was seeded; `valid` where there is none. */
  readonly fault: string;
  /** What the server says, or what was done. */
  readonly says?: RegExp;
  readonly did?: RegExp;
  readonly why: string;
}

/** Disagreements, and why they are right to stay. */
const settled: readonly Settled[] = [
  {
    ...{ only: 'server', fault: 'valid', says: /Not found: / },
    why: 'A name leads to a part of the object that is not there: a schema looks nothing up.',
  },
  {
    ...{ only: 'server', fault: 'valid', says: /Forbidden: |may only be set |Duplicate value/ },
    why: 'One field forbids another: a schema says nothing of two together.',
  },
  {
    ...{ only: 'server', fault: 'valid', says: /Required value|omits all key fields/ },
    why: 'A field is asked for because of another, and the API does not mark it as required.',
  },
  {
    ...{ only: 'server', fault: 'valid', says: /Invalid value|Unsupported value|not supported/ },
    why: 'A string has a form of its own, which the API tells in words alone.',
  },
  {
    ...{ only: 'server', fault: 'valid', says: /is forbidden: / },
    why: 'An admission plugin asks for what this cluster has, such as a RuntimeClass of that name.',
  },
  {
    ...{ only: 'ours', fault: 'number out of range', did: /the number -?214748364\d/ },
    why: 'A server-side apply keeps the last 32 bits of a number: another one than was written.',
  },
  {
    ...{ only: 'ours', fault: 'missing field' },
    why: 'The API marks the field as required, and its server takes none for an empty one.',
  },
];

describe(`our verdict and that of the API server, over ${count} manifests`, function () {
  this.timeout(120_000);
  let connection: ClusterConnection;
  let cluster: Cluster;

  before(() => {
    connection = labConnection();
    cluster = connection.reader(new AbortController().signal);
  });

  after(() => {
    connection.close();
  });

  it('are the same, but where somebody has said why not', async () => {
    const judge = makeJudge(packed);
    const unsettled: string[] = [];
    const waiting = [...sample()];
    assert.equal(waiting.length, count);
    const asked = waiting.length;
    let agreed = 0;
    const work = async (): Promise<void> => {
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
        const says = await refusal(cluster, one);
        const { isFlagged } = judge(one);
        if (isFlagged === (says !== undefined)) {
          agreed += 1;
          continue;
        }
        const only = isFlagged ? 'ours' : 'server';
        const name = one.fault?.name ?? 'valid';
        const isSettled = settled.some(
          (each) =>
            each.only === only &&
            each.fault === name &&
            (each.says?.test(says ?? '') ?? true) &&
            (each.did?.test(one.fault?.what ?? '') ?? true),
        );
        const what = `${one.apiVersion} ${one.kind} ${one.place.name}, ${name}, ${one.fault?.what}`;
        if (!isSettled) unsettled.push(`only ${only}: ${what}: ${says}\n${one.text}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    assert.deepEqual(unsettled, [], `${agreed} of ${asked} agree`);
    assert.ok(agreed >= asked * 0.9, `${agreed} of ${asked} agree`);
  });
});

/** As many valid ones as with a fault, about. What a reader makes one key of is no matter of a server. */
function sample(): readonly Swept[] {
  const wants = (kind: string, { name, isStatus }: FieldPlace): boolean =>
    kinds.has(kind) && !isStatus && !written.test(name);
  const all = sweep(packed, { seed: 1, rounds: 5, versions: [version], isBare: true, wants });
  const valid = all.filter(({ fault }) => fault === undefined);
  const seeded = all.filter(({ fault }) => fault !== undefined && fault.name !== 'duplicate key');
  const spread = (some: readonly Swept[]): readonly Swept[] =>
    Array.from(
      { length: count / 2 },
      (_, at) => some[Math.floor((at * some.length * 2) / count)],
    ).filter((one) => one !== undefined);
  return [...spread(valid), ...spread(seeded)];
}

/** What the server says against an object; undefined where it takes it. */
async function refusal(cluster: Cluster, one: Swept): Promise<string | undefined> {
  const json = one.data as { readonly apiVersion: string; readonly kind: string };
  const place = schemas.kind(one.apiVersion, one.kind)?.namespaced ? { namespace: 'default' } : {};
  const { apiVersion, kind } = json;
  const text = JSON.stringify(json);
  const answer = await cluster.dryRun({ apiVersion, kind, name: 'web', ...place, text });
  return answer.accepted ? undefined : answer.message;
}
