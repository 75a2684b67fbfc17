import assert from 'node:assert/strict';
import { limits } from '../../../../src/manifest/schema/limits.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { packed } from '../support.ts';

describe('the schemas of Kubernetes', () => {
  it('are those of the version asked for, or of the newest that is not newer', () => {
    const of = (wanted?: string): string => schemasOf(packed, wanted).version;
    const [newest, ...older] = packed.versions;
    assert.equal(of(), newest);
    assert.equal(of('v1.99.1'), newest);
    assert.equal(of('1.33.4'), '1.33');
    assert.equal(of('1.35'), '1.34');
    assert.equal(of('1.2'), older.at(-1));
    assert.equal(of('nonsense'), newest);
  });

  it('know the fields of a kind, with their types', () => {
    const schemas = schemasOf(packed, '1.34');
    const kind = schemas.kind('apps/v1', 'Deployment');
    assert.deepEqual(kind, {
      ...{ apiVersion: 'apps/v1', kind: 'Deployment', model: 'V1Deployment' },
      namespaced: true,
    });
    const fields = schemas.fields('V1DeploymentSpec');
    assert.ok(fields);
    assert.deepEqual(fields.get('replicas'), { type: { is: 'int32' }, required: false });
    assert.deepEqual(fields.get('template'), {
      type: { is: 'model', model: 'V1PodTemplateSpec' },
      required: true,
    });
    assert.equal(schemas.kind('v1', 'Deployment'), undefined);
  });

  it('differ from version to version', () => {
    const has = (version: string): boolean =>
      schemasOf(packed, version).kind('resource.k8s.io/v1', 'ResourceClaim') !== undefined;
    assert.deepEqual(packed.versions.map(has), [true, true, false, false]);
  });

  it('have every type that they name', () => {
    for (const version of packed.versions) {
      const schemas = schemasOf(packed, version);
      const seen = new Set<string>();
      const look = (model: string): void => {
        if (seen.has(model)) return;
        seen.add(model);
        const fields = schemas.fields(model);
        assert.ok(fields, `${version} ${model}`);
        for (let { type } of fields.values()) {
          while (type.is === 'list' || type.is === 'map') type = type.of;
          if (type.is === 'model') look(type.model);
        }
      };
      for (const { model } of schemas.kinds) look(model);
    }
  });

  it('have every field that has limits', () => {
    const { words, numbers, quantities, percentages, unique } = limits;
    for (const version of packed.versions) {
      const schemas = schemasOf(packed, version);
      for (const name of [
        ...Object.keys({ ...words, ...numbers, ...unique }),
        ...quantities,
        ...percentages,
      ]) {
        const [model = '', field = ''] = name.split('.');
        assert.ok(schemas.fields(model)?.has(field), `${version} ${name}`);
      }
    }
  });
});
