import assert from 'node:assert/strict';
import { readManifest, withSchemas } from '../../../../src/manifest/document.ts';
import { completionAt } from '../../../../src/manifest/editor/complete.ts';
import { hoverAt } from '../../../../src/manifest/editor/hover.ts';
import { withDefinitions } from '../../../../src/manifest/schema/define.ts';
import { definitionsIn } from '../../../../src/manifest/schema/definitions.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { cursorIn } from '../editor/support.ts';
import { packed } from '../support.ts';
import { allErrors } from './errors.ts';

const base = schemasOf(packed, '1.34');

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: sites.web.example.com}
spec:
  group: web.example.com
  scope: Namespaced
  names: {kind: Site, plural: sites}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [host]
              properties:
                host: {type: string, description: The name that it answers to.}
                size: {type: string, enum: [small, large], default: small}
                replicas: {type: integer, format: int32, minimum: 1, maximum: 9}
                weight: {type: integer, minimum: 1}
                port: {x-kubernetes-int-or-string: true}
                since: {type: string, format: date-time}
                labels: {type: object, additionalProperties: {type: string}}
                extra: {type: object, x-kubernetes-preserve-unknown-fields: true}
                mixed:
                  type: object
                  x-kubernetes-preserve-unknown-fields: true
                  properties: {known: {type: boolean}}
                pages:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [path]
                  items:
                    type: object
                    required: [path]
                    properties: {path: {type: string}, title: {type: string}}
            status: {type: object, x-kubernetes-preserve-unknown-fields: true}
    - name: v1beta1
      served: false
      storage: false
      schema: {openAPIV3Schema: {type: object}}
`;

const schemas = withDefinitions(base, definitionsIn(readManifest(definition, base)));

const errorsIn = (text: string): readonly string[] => allErrors(readManifest(text, schemas));

const site = (spec: string): string =>
  `apiVersion: web.example.com/v1\nkind: Site\nmetadata: {name: a}\nspec: {${spec}}\n`;

describe('a kind that a CustomResourceDefinition brings', () => {
  it('has no faults where it is as it is defined', () => {
    for (const spec of [
      'host: a',
      'host: a, size: large, replicas: 9, port: http, since: "2026-01-31T12:00:00Z"',
      'host: a, port: 80, weight: 1000000, labels: {a: b}, extra: {a: {b: 1}}',
      'host: a, mixed: {known: true, other: 1}, pages: [{path: /a}, {path: /b, title: c}]',
    ]) {
      assert.deepEqual(errorsIn(site(spec)), [], spec);
    }
  });

  const faults: Readonly<Record<string, readonly [spec: string, ...found: string[]]>> = {
    'an unknown field': [
      'host: a, sise: small',
      '4:17 unknown-field There is no field sise here. Write size.',
    ],
    'a missing field': ['size: small', '4:1 missing-field'],
    'a word that is none of those': ['host: a, size: smal', '4:23 wrong-value'],
    'a number out of range': [
      'host: a, replicas: 10',
      '4:27 wrong-value replicas lies between 1 and 9, and here is 10. Change it.',
    ],
    'a number below its only end': [
      'host: a, weight: 0',
      '4:25 wrong-value weight is at least 1, and here is 0. Change it.',
    ],
    'a wrong type': ['host: a, replicas: many', '4:27 wrong-type'],
    'a wrong type in a map': ['host: a, labels: {b: 1}', '4:29 wrong-type'],
    'a wrong type of a named field beside free ones': [
      'host: a, mixed: {known: 7}',
      '4:32 wrong-type',
    ],
    'no time': ['host: a, since: today', '4:24 wrong-value'],
    'two items with one key': ['host: a, pages: [{path: /}, {path: /}]', '4:43 same-item'],
    'an unknown field of an item': ['host: a, pages: [{path: /, titel: b}]', '4:35 unknown-field'],
  };
  for (const [what, [spec, ...wanted]] of Object.entries(faults)) {
    it(`tells of ${what}`, () => {
      const found = errorsIn(site(spec));
      assert.equal(found.length, wanted.length, found.join('\n'));
      for (const [index, start] of wanted.entries())
        assert.ok(found[index]?.startsWith(start), found[index]);
    });
  }

  it('is served in the versions that are, and in no other', () => {
    const [found = ''] = errorsIn(site('host: a').replace('/v1\n', '/v1beta1\n'));
    assert.match(found, /^1:13 unknown-kind .* but in web.example.com\/v1. Write that/);
    const [misspelt = ''] = errorsIn(site('host: a').replace('Site', 'Siet'));
    assert.match(misspelt, /^2:7 unknown-kind .*Write Site/);
  });

  it('is known to a file that was read before the definition was', () => {
    const before = readManifest(site('host: a, sise: b'), base);
    assert.deepEqual(before.faults, []);
    const after = withSchemas(before, schemas);
    assert.equal(allErrors(after).length, 1);
    assert.equal(withSchemas(after, schemas), after);
  });

  it('has hover and completion', () => {
    const { text, offset } = cursorIn(site('ho¦st: a'));
    const told = hoverAt(readManifest(text, schemas), {}, offset);
    assert.equal(told?.path, 'spec.host');
    assert.equal(told.required, true);
    assert.equal(told.about, 'The name that it answers to.');
    const size = cursorIn(site('host: a, si¦ze: small'));
    const ofSize = hoverAt(readManifest(size.text, schemas), {}, size.offset);
    assert.deepEqual([ofSize?.choices, ofSize?.usual], [['small', 'large'], 'small']);
    assert.equal(ofSize?.about, '', 'what is usual is told once');
    const typing = cursorIn(
      'apiVersion: web.example.com/v1\nkind: Site\nmetadata:\n  name: a\nspec:\n  ¦\n',
    );
    const [first, ...others] = completionAt(typing.text, typing.offset, schemas, {});
    assert.equal(first?.label, 'host');
    assert.ok(others.some(({ label }) => label === 'pages'));
  });

  it('does not take the place of one of Kubernetes', () => {
    const false_ = definition
      .replaceAll('web.example.com', 'apps')
      .replace('kind: Site', 'kind: Deployment');
    const all = withDefinitions(base, definitionsIn(readManifest(false_, base)));
    assert.equal(all.kind('apps/v1', 'Deployment')?.model, 'V1Deployment');
  });

  it('may be defined by anything without a fault of ours', () => {
    for (const schema of [
      'null',
      '7',
      '[]',
      '{}',
      '{type: object, properties: 3, required: 4}',
      '{type: object, properties: {__proto__: {type: string}, constructor: {type: 5}}}',
      '{type: array}',
    ]) {
      const odd = definition.replace(
        /openAPIV3Schema:[^]*?(?= {4}- name: v1beta1)/,
        `openAPIV3Schema: ${schema}\n`,
      );
      const all = withDefinitions(base, definitionsIn(readManifest(odd, base)));
      assert.ok(all.kind('web.example.com/v1', 'Site'), schema);
      readManifest(site('host: a, constructor: {a: b}'), all);
    }
  });
});

describe('a group below k8s.io', () => {
  const errors = (apiVersion: string, kind: string): readonly string[] =>
    errorsIn(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`);

  it('may be one that definitions bring', () => {
    assert.deepEqual(errors('gateway.networking.k8s.io/v1', 'Gateway'), []);
    assert.deepEqual(errors('snapshot.storage.k8s.io/v1', 'VolumeSnapshot'), []);
  });

  it('is an error where it is misspelt, or gone', () => {
    assert.equal(errors('networkin.k8s.io/v1', 'Ingress').length, 1);
    assert.equal(errors('settings.k8s.io/v1alpha1', 'PodPreset').length, 1);
    assert.equal(errors('apps.k8s.io/v1', 'Deployment').length, 0);
  });
});
