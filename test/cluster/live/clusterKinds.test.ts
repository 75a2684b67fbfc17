/** The kinds that definitions brought to a real cluster, and its verdict on their objects beside ours. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  readClusterKinds,
  type ReadDescriptions,
  type Shipped,
} from '../../../src/live/manifest/clusterKinds.ts';
import { tryManifest } from '../../../src/live/manifest/dryRun.ts';
import { readManifest } from '../../../src/manifest/document.ts';
import { withDefinitions } from '../../../src/manifest/schema/define.ts';
import type { Definition } from '../../../src/manifest/schema/definitions.ts';
import { minorOf, schemasOf, type Schemas } from '../../../src/manifest/schema/schemas.ts';
import type { ClusterConnection } from '../../../src/world/cluster/cluster.ts';
import { allErrors } from '../../unit/manifest/schema/errors.ts';
import { packed } from '../../unit/manifest/support.ts';
import { kubectl, labConnection } from '../support/labCluster.ts';

const group = `t${randomUUID().slice(0, 8)}.example.com`;
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: sites.${group}}
spec:
  group: ${group}
  scope: Namespaced
  names: {kind: Site, plural: sites, singular: site, listKind: SiteList}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [host]
              properties:
                host: {type: string}
                size: {type: string, enum: [small, large]}
                replicas: {type: integer, format: int32, minimum: 1, maximum: 9}
                port: {x-kubernetes-int-or-string: true}
                since: {type: string, format: date-time}
                extra: {type: object, x-kubernetes-preserve-unknown-fields: true}
                pages:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [path]
                  items:
                    type: object
                    required: [path]
                    properties: {path: {type: string}}
`;

describe('a kind that a definition brought to the real cluster', () => {
  let connection: ClusterConnection;
  let schemas: Schemas;
  const ends = new AbortController();

  before(async () => {
    connection = labConnection();
    await kubectl(['apply', '-f', '-'], definition);
    await kubectl(['wait', '--for=condition=Established', `crd/sites.${group}`, '--timeout=60s']);
    const { version, definitions } = await readClusterKinds(
      connection.reader(ends.signal),
      connection.descriptions(ends.signal),
      { versions: packed.versions, has: () => true },
    );
    assert.ok(minorOf(version), version);
    schemas = withDefinitions(schemasOf(packed, version), definitions);
  });

  after(async () => {
    connection.close();
    await kubectl(['delete', 'crd', `sites.${group}`, '--ignore-not-found', '--wait=false']);
  });

  it('is known by what the cluster tells', () => {
    assert.equal(schemas.kind(`${group}/v1`, 'Site')?.namespaced, true);
  });

  for (const [spec, isRight] of [
    ['host: a', true],
    ['host: a, size: large, replicas: 9, port: http, since: "2026-01-31T12:00:00Z"', true],
    ['host: a, port: 80, extra: {a: {b: 1}}, pages: [{path: /a}, {path: /b}]', true],
    ['size: small', false],
    ['host: a, sise: small', false],
    ['host: a, size: smal', false],
    ['host: a, replicas: 10', false],
    ['host: a, replicas: many', false],
    ['host: 7', false],
    ['host: a, since: today', false],
    ['host: a, pages: [{path: /}, {path: /}]', false],
    ['host: a, pages: [{path: /, title: b}]', false],
  ] as const) {
    it(`is judged as the cluster does: ${spec}`, async () => {
      const text = `apiVersion: ${group}/v1\nkind: Site\nmetadata: {name: a}\nspec: {${spec}}\n`;
      const trial = await tryManifest(text, connection.reader(ends.signal));
      assert.equal(trial.is, 'tried');
      const server = trial.findings.filter(({ severity }) => severity === 'error');
      assert.equal(server.length === 0, isRight, JSON.stringify(server));
      const ours = allErrors(readManifest(text, schemas));
      assert.equal(ours.length === 0, isRight, ours.join('\n'));
    });
  }
});

/** What comes with us, without the kinds of some apiVersions. */
function without(all: Schemas, ...gone: readonly string[]): Schemas {
  const kinds = all.kinds.filter(({ apiVersion }) => !gone.includes(apiVersion));
  const kind: Schemas['kind'] = (...name) =>
    gone.includes(name[0]) ? undefined : all.kind(...name);
  return { ...all, kinds, kind };
}

const isKubernetes = ({ apiVersion }: Definition): boolean => !apiVersion.includes('example.com');

describe('a kind that only the real cluster describes', function () {
  this.timeout(60_000);
  let connection: ClusterConnection;
  const ends = new AbortController();
  const shipped = (versions: readonly string[], ...gone: readonly string[]): Shipped => ({
    versions,
    has: (version, apiVersion) =>
      without(schemasOf(packed, version), ...gone).kinds.some((it) => it.apiVersion === apiVersion),
  });
  const told = (by: Shipped, read?: ReadDescriptions) =>
    readClusterKinds(
      connection.reader(ends.signal),
      connection.descriptions(ends.signal),
      by,
      read,
    );

  before(() => {
    connection = labConnection();
  });
  after(() => connection.close());

  it('is not asked for where all of them are known here', async () => {
    // A definition of the tests above may be on its way out.
    const definitions = (await told(shipped(packed.versions))).definitions.filter(isKubernetes);
    assert.deepEqual(
      definitions.flatMap(({ apiVersion, kind, refs }) => (refs ? [`${apiVersion} ${kind}`] : [])),
      [],
    );
  });

  it('is read once while it stays the same', async () => {
    const read: ReadDescriptions = new Map();
    const some = shipped(packed.versions, 'batch/v1');
    const first = await told(some, read);
    assert.deepEqual(
      first.definitions.filter(isKubernetes).flatMap(({ kind, refs }) => (refs ? [kind] : [])),
      ['CronJob', 'Job'],
    );
    const before = [...read.values()];
    const second = await told(some, read);
    assert.ok(second.definitions.every((one, at) => !one.refs || one === first.definitions[at]));
    assert.ok([...read.values()].every((one, at) => one === before[at]));
  });

  describe('judged as the cluster does', () => {
    let own: Schemas;
    before(async () => {
      const gone = ['apps/v1', 'v1', 'policy/v1', 'rbac.authorization.k8s.io/v1'];
      const { version, definitions } = await told(shipped(packed.versions, ...gone));
      own = withDefinitions(without(schemasOf(packed, version), ...gone), definitions);
    });

    const pod = (more: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: a${more}}\n`;
    const deployment = (spec: string): string =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {${spec}}\n`;
    const template =
      'template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: a}]}}';
    const selector = 'selector: {matchLabels: {a: b}}';
    const cases: readonly (readonly [string, boolean])[] = [
      [pod(''), true],
      [pod(', resources: {requests: {cpu: 1, memory: 1Gi}}, ports: [{containerPort: 80}]'), true],
      [pod(', livenessProbe: {httpGet: {path: /, port: http}}'), true],
      [pod(', livenessProbe: {httpGet: {path: /, port: 80}}'), true],
      [pod(', imagee: b'), false],
      [pod(', ports: [{containerPort: http}]'), false],
      [pod(', ports: [{name: a}]'), false],
      [pod(', imagePullPolicy: 7'), false],
      [pod(', command: sleep'), false],
      [deployment(`${selector}, ${template}`), true],
      [deployment(`replicas: 2, ${selector}, ${template}`), true],
      [deployment(`replica: 2, ${selector}, ${template}`), false],
      [deployment(`replicas: two, ${selector}, ${template}`), false],
      [deployment(template), false],
      [
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {a: b}}\ndata: {a: b}\n',
        true,
      ],
      ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 1}\n', false],
      ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, label: {}}\n', false],
      ['apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: "!"}\n', false],
      [
        'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 50%}\n',
        true,
      ],
      [
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{resources: [pods], apiGroups: [""]}]\n',
        false,
      ],
    ];
    for (const [text, isRight] of cases) {
      it(`${isRight ? 'right' : 'wrong'}: ${text.replaceAll('\n', ' ')}`, async () => {
        const trial = await tryManifest(text, connection.reader(ends.signal));
        assert.equal(trial.is, 'tried');
        const server = trial.findings.filter(({ severity }) => severity === 'error');
        assert.equal(server.length === 0, isRight, JSON.stringify(server));
        const ours = allErrors(readManifest(text, own));
        assert.equal(ours.length === 0, isRight, ours.join('\n'));
      });
    }

    it('knows where a kind lives', () => {
      assert.equal(own.kind('v1', 'Namespace')?.namespaced, false);
      assert.equal(own.kind('v1', 'Pod')?.namespaced, true);
      // What is sent to a Pod is no object of a file.
      assert.equal(own.kind('policy/v1', 'Eviction'), undefined);
    });
  });

  it('adds to an older version of ours what its own has more, and takes nothing away', async () => {
    const [oldest = ''] = packed.versions.slice(-1);
    const older = schemasOf(packed, oldest);
    const { definitions } = await told(shipped([oldest]));
    const all = withDefinitions(older, definitions);
    const now = schemasOf(packed, (await connection.reader(ends.signal).version()).version);
    const [model, key] = ['V1PodSpec', 'hostnameOverride'] as const;
    assert.ok(now.fields(model)?.has(key) === true && older.fields(model)?.has(key) === false);
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  ${key}: b\n  containers: [{name: a, image: a}]\n`;
    assert.notDeepEqual(allErrors(readManifest(text, older)), []);
    assert.deepEqual(allErrors(readManifest(text, all)), []);
    assert.notDeepEqual(allErrors(readManifest(text.replace(': b\n', ': 7\n'), all)), []);
    for (const { model: each } of older.kinds)
      for (const [name, field] of older.fields(each) ?? [])
        assert.deepEqual(all.fields(each)?.get(name), field, `${each}.${name}`);
    for (const { apiVersion, kind } of older.kinds) assert.ok(all.kind(apiVersion, kind));
  });
});
