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
  /** What the server says of one field, which it names first. */
  readonly says?: RegExp;
  readonly why: string;
}

/** Disagreements, and why they are right to stay. One that no manifest has any more goes. */
const settled: readonly Settled[] = [
  {
    ...{ only: 'server', fault: 'valid' },
    says: /\.matchExpressions\[0\]\.values: (?:Required value: must be|Forbidden: may not be) specified when `operator` is/,
    why: 'Whether a requirement has values is decided by its operator: a schema says nothing of two fields together.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /\.endPort: Invalid value: \d+: may not be specified when `port` is not specified$/,
    why: 'A range of ports has a begin: a schema says nothing of two fields together.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /^spec\.clusterIPs(?:\[0\])?: Invalid value: .*(?:must be empty when `clusterIP` is not specified|must be a valid IP address.*)$/,
    why: 'Addresses of a Service are two fields that have to say the same, and texts with a form of their own.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /^spec\.externalTrafficPolicy: Invalid value: "\w+": may only be set for externally-accessible services$/,
    why: 'The field belongs to some types of Service: a schema says nothing of two fields together.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /^spec\.limits\[0\]\.default(?:Request)?\[memory\]: Invalid value: .* is greater than max value/,
    why: 'Limits are compared with each other: a schema says nothing of two fields together.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /^rules\[0\]\.nonResourceURLs: Invalid value: .*(?:namespaced rules cannot apply to|rules cannot apply to both)/,
    why: 'ClusterRole and Role have rules of one model, of which a Role may not have all.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /\.dataSourceRef: Invalid value: .*must be 'PersistentVolumeClaim' when referencing the default apiGroup$/,
    why: 'Which kinds a claim may come from depends on their group: a schema says nothing of two fields together.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /(?:^reclaimPolicy|\.azureDisk\.(?:kind|diskURI)|\.resizePolicy): Unsupported value: /,
    why: 'The words that the field takes are in neither the API’s types nor its descriptions in a form to be read.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /^spec\.managedBy: Invalid value: .*must be a domain-prefixed path/,
    why: 'A text has a form of its own, which the API tells in words alone.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /\.scaleIO\.volumeName: Required value$/,
    why: 'The server asks for the name of the volume, which the API marks as optional.',
  },
  {
    ...{ only: 'server', fault: 'valid' },
    says: /^spec\.template\.spec\.volumes\[0\]\.(?:name|persistentVolumeClaim\.claimName): Required value$/,
    why: 'A claim makes a volume of its name, which the API marks as optional.',
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
    const used = new Set<Settled>();
    let agreed = 0;
    const work = async (): Promise<void> => {
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
        const says = await refusals(cluster, one);
        const { isRefused } = judge(one);
        if (isRefused === says.length > 0) {
          agreed += 1;
          continue;
        }
        const only = isRefused ? 'ours' : 'server';
        const name = one.fault?.name ?? 'valid';
        const known = (isRefused ? [''] : says).map((said) =>
          settled.find(
            (each) => each.only === only && each.fault === name && (each.says?.test(said) ?? true),
          ),
        );
        for (const each of known) if (each !== undefined) used.add(each);
        const isSettled = !known.includes(undefined);
        const what = `${one.apiVersion} ${one.kind} ${one.place.name}, ${name}, ${one.fault?.what}`;
        if (!isSettled) unsettled.push(`only ${only}: ${what}: ${says.join('; ')}\n${one.text}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    assert.deepEqual(unsettled, [], `${agreed} of ${asked} agree`);
    assert.deepEqual(
      settled.filter((each) => !used.has(each)),
      [],
    );
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

/** What the server says against an object, by field; nothing where it takes it. */
async function refusals(cluster: Cluster, one: Swept): Promise<readonly string[]> {
  const json = one.data as { readonly apiVersion: string; readonly kind: string };
  const place = schemas.kind(one.apiVersion, one.kind)?.namespaced ? { namespace: 'default' } : {};
  const { apiVersion, kind } = json;
  const text = JSON.stringify(json);
  const answer = await cluster.dryRun({ apiVersion, kind, name: 'web', ...place, text });
  if (answer.accepted) return [];
  const causes = answer.causes.map(({ field, message }) => `${field}: ${message}`);
  return causes.length > 0 ? causes : [answer.message];
}
