import assert from 'node:assert/strict';
import { readManifest } from '../../../../src/manifest/document.ts';
import { isKustomization } from '../../../../src/manifest/fileName.ts';
import { withKustomize } from '../../../../src/manifest/schema/kustomization.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { packed } from '../support.ts';
import { allErrors } from './errors.ts';

const schemas = withKustomize(schemasOf(packed, '1.34'));

const errorsIn = (text: string, path = '/a/kustomization.yaml'): readonly string[] =>
  allErrors(readManifest(text, schemas, path));

const whole = `resources:
  - deployment.yaml
  - ../base
namespace: web
namePrefix: dev-
labels:
  - pairs: {app: web}
    includeSelectors: true
images:
  - name: findsec/hello
    newTag: v2
replicas:
  - {name: web, count: 3}
patches:
  - path: more.yaml
    target: {kind: Deployment, labelSelector: app=web}
  - patch: |-
      - op: remove
        path: /spec/replicas
    target: {group: apps, version: v1, kind: Deployment, name: web}
replacements:
  - source: {kind: Service, name: web, fieldPath: spec.clusterIP}
    targets:
      - select: {kind: Deployment}
        fieldPaths: [spec.template.spec.containers.0.env.0.value]
        options: {create: true}
configMapGenerator:
  - name: settings
    behavior: merge
    literals: [A=1]
    options: {disableNameSuffixHash: true}
secretGenerator:
  - {name: keys, type: Opaque, envs: [keys.env]}
helmCharts:
  - {name: web, version: 1.2.3, repo: https://example.com/charts, valuesInline: {a: {b: 1}}}
buildMetadata: [originAnnotations]
sortOptions: {order: fifo}
openapi: {path: schema.json}
`;

describe('a kustomization', () => {
  it('is known by the name of its file', () => {
    const names = ['kustomization.yaml', '/a/kustomization.yml', 'c:\\a\\Kustomization'];
    assert.ok(names.every(isKustomization));
    assert.ok(!['kustomization.yaml.bak', 'my-kustomization.yaml'].some(isKustomization));
  });

  it('has no faults where it is as kustomize takes it, with or without its kind', () => {
    const head = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
    assert.deepEqual(errorsIn(whole), []);
    assert.deepEqual(errorsIn(head + whole, '/a/other.yaml'), []);
    const component = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n';
    assert.deepEqual(errorsIn(component + whole), []);
    assert.deepEqual(errorsIn(`kind: Component\n${whole}`), []);
    assert.deepEqual(errorsIn(''), []);
  });

  for (const [what, text, wanted] of [
    [
      'a misspelt field',
      'resource: [a.yaml]\n',
      '1:1 unknown-field There is no field resource here. Write resources.',
    ],
    ['a field that is none', 'spec: {}\n', '1:1 unknown-field'],
    ['a text where a list is wanted', 'resources: a.yaml\n', '1:12 wrong-type'],
    ['a field of an image that is none', 'images:\n  - {name: a, tag: b}\n', '2:15 unknown-field'],
    ['a number as a tag', 'images:\n  - {name: a, newTag: 1.20}\n', '2:23 wrong-type'],
    ['a word that is none', 'configMapGenerator: [{behavior: mix}]\n', '1:33 wrong-value'],
    [
      'a target without a selection',
      'replacements: [{targets: [{fieldPaths: [a]}]}]\n',
      '1:28 missing-field',
    ],
    [
      'another version',
      'apiVersion: kustomize.config.k8s.io/v1\nkind: Kustomization\n',
      '1:13 unknown-kind',
    ],
  ] as const) {
    it(`with ${what} is told of it`, () => {
      const found = errorsIn(text);
      assert.equal(found.length, 1, found.join('\n'));
      assert.ok(found[0]?.startsWith(wanted), found[0]);
    });
  }
});
