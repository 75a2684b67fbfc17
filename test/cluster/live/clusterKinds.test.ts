/** The kinds that definitions brought to a real cluster, and its verdict on their objects beside ours. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readClusterKinds } from '../../../src/live/manifest/clusterKinds.ts';
import { tryManifest } from '../../../src/live/manifest/dryRun.ts';
import { readManifest } from '../../../src/manifest/document.ts';
import { withDefinitions } from '../../../src/manifest/schema/define.ts';
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
    const { version, definitions } = await readClusterKinds(connection.reader(ends.signal));
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
