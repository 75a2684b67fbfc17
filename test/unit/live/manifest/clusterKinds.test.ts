import assert from 'node:assert/strict';
import {
  readClusterKinds,
  type ReadDescriptions,
} from '../../../../src/live/manifest/clusterKinds.ts';
import { readManifest } from '../../../../src/manifest/document.ts';
import { withDefinitions } from '../../../../src/manifest/schema/define.ts';
import { definitionsInOpenApi } from '../../../../src/manifest/schema/openApi.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { allErrors } from '../../manifest/schema/errors.ts';
import { packed } from '../../manifest/support.ts';

const apiVersion = 'metrics.example.com/v1';
const at = '#/components/schemas/';
const group = [{ group: 'metrics.example.com', version: 'v1', kind: 'Gauge' }];

/** As an API server that is aggregated describes its one kind. */
const document = {
  paths: {
    '/apis/metrics.example.com/v1/namespaces/{namespace}/gauges': {
      get: { 'x-kubernetes-group-version-kind': group[0] },
      post: { 'x-kubernetes-group-version-kind': group[0] },
    },
    '/apis/metrics.example.com/v1/namespaces/{namespace}/gauges/{name}/reset': {
      post: { 'x-kubernetes-group-version-kind': { ...group[0], kind: 'Reset' } },
    },
  },
  components: {
    schemas: {
      'com.example.Gauge': {
        type: 'object',
        required: ['spec'],
        properties: {
          metadata: { allOf: [{ $ref: `${at}io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta` }] },
          spec: { allOf: [{ $ref: `${at}com.example.Spec` }], default: {} },
        },
        'x-kubernetes-group-version-kind': group,
      },
      'com.example.Spec': {
        type: 'object',
        properties: {
          port: { $ref: `${at}io.k8s.apimachinery.pkg.util.intstr.IntOrString` },
          most: { $ref: `${at}io.k8s.apimachinery.pkg.api.resource.Quantity` },
          raw: { type: 'object' },
          // It holds itself.
          children: { type: 'array', items: { $ref: `${at}com.example.Spec` } },
          lost: { $ref: `${at}nowhere` },
        },
      },
      'com.example.Reset': { type: 'object', 'x-kubernetes-group-version-kind': [] },
    },
  },
};

describe('what a cluster describes by OpenAPI', () => {
  const schemas = withDefinitions(
    schemasOf(packed, '1.34'),
    definitionsInOpenApi(document, apiVersion),
  );
  for (const [spec, wrong] of [
    ['{}', 0],
    ['{port: 80, most: 1Gi, raw: {a: {b: 1}}, lost: {a: b}}', 0],
    ['{port: http, most: 1, children: [{children: [{port: 1}]}]}', 0],
    ['{prot: 80}', 1],
    ['{port: [80]}', 1],
    ['{children: [{children: [{prot: 1}]}]}', 1],
  ] as const) {
    it(`is what a manifest is checked by: ${spec}`, () => {
      const text = `apiVersion: ${apiVersion}\nkind: Gauge\nmetadata: {name: a}\nspec: ${spec}\n`;
      assert.equal(allErrors(readManifest(text, schemas)).length, wrong);
    });
  }

  it('holds the kinds that somebody creates', () => {
    const kinds = definitionsInOpenApi(document, apiVersion).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['Gauge']);
    assert.deepEqual(definitionsInOpenApi(document, 'v1'), []);
    for (const broken of [undefined, 7, {}, { components: { schemas: { a: 1 } }, paths: { a: 1 } }])
      assert.deepEqual(definitionsInOpenApi(broken, apiVersion), []);
  });

  describe('is read', () => {
    const paths = new Map([
      [apiVersion, '/openapi/v3/apis/metrics.example.com/v1?hash=1'],
      ['apps/v1', '/openapi/v3/apis/apps/v1?hash=2'],
    ]);
    const ask = async (
      version: string,
      read: ReadDescriptions,
      bytes = 1000,
    ): Promise<readonly (readonly [string, number])[]> => {
      const asked: (readonly [string, number])[] = [];
      await readClusterKinds(
        { version: () => Promise.resolve({ version }), list: () => Promise.resolve([]) },
        {
          paths: () => Promise.resolve(paths),
          read: (path, limit) => {
            asked.push([path, limit]);
            return Promise.resolve(
              bytes === 0 ? undefined : { json: bytes > limit ? undefined : document, bytes },
            );
          },
        },
        { versions: ['1.36', '1.34'], has: (_, name) => name === 'apps/v1' },
        read,
      );
      return asked;
    };
    const asked = async (...given: Parameters<typeof ask>): Promise<readonly string[]> =>
      (await ask(...given)).map(([path]) => path.slice(-1));

    it('where it is of no kind that comes with us, once', async () => {
      const read: ReadDescriptions = new Map();
      assert.deepEqual(await asked('1.34.4', read), ['1']);
      assert.deepEqual(await asked('1.34.4', read), []);
      paths.set(apiVersion, '/openapi/v3/apis/metrics.example.com/v1?hash=3');
      assert.deepEqual(await asked('1.34.4', read), ['3']);
      assert.deepEqual([...read.keys()], [paths.get(apiVersion)]);
    });

    it('as a whole where the version is none of ours', async () => {
      assert.deepEqual(await asked('1.35.0', new Map()), ['3', '2']);
    });

    it('again where nothing could be had', async () => {
      const read: ReadDescriptions = new Map();
      assert.deepEqual(await asked('1.34.4', read, 0), ['3']);
      assert.deepEqual(await asked('1.34.4', read), ['3']);
      assert.deepEqual(await asked('1.34.4', read), []);
    });

    it('up to a size', async () => {
      const read: ReadDescriptions = new Map();
      assert.deepEqual(await asked('1.34.4', read, 1e9), ['3']);
      assert.deepEqual(await asked('1.34.4', read, 1e9), []);
      for (let at = 0; at < 80; at += 1)
        paths.set(`a${at}/v1`, `/openapi/v3/apis/a${at}/v1?hash=4`);
      const all = await ask('1.34.4', new Map(), 3_900_000);
      assert.ok(all.length <= 60);
      const sizes = all.filter(([, limit]) => limit >= 3_900_000);
      assert.equal(sizes.length, 6);
    });
  });
});
