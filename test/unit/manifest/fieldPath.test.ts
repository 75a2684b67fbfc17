import assert from 'node:assert/strict';
import { placeOfField } from '../../../src/manifest/fieldPath.ts';
import { jsonOf } from '../../../src/manifest/json.ts';
import type { ScalarNode } from '../../../src/manifest/model.ts';
import { objectsOf } from '../../../src/manifest/objects.ts';
import { parseManifest } from '../../../src/manifest/parse.ts';

const head = 'apiVersion: v1\nkind: Pod\n';

function objectIn(text: string) {
  const [object] = objectsOf(parseManifest(text));
  return object?.node ?? assert.fail('there is an object');
}

/** A path, and in marks what it points at; `~` stands before a path of which a part is missing. */
const cases: readonly (readonly [path: string, source: string])[] = [
  ['spec.a', 'spec:\n  a: ‹1›\n'],
  ['.spec.a', 'spec:\n  a: ‹"x"›\n'],
  ['spec.a', 'spec:\n  ‹a›: {b: 1}\n'],
  ['spec.a', 'spec:\n  ‹a›:\n'],
  ['spec.a[1].b', 'spec:\n  a:\n    - b: 1\n    - b: ‹2›\n'],
  [
    'spec.a[1]',
    'spec:\n  a:\n    - ‹b›: 1\n    - c: 2\n'.replace('‹b›: 1\n    - c', 'b: 1\n    - ‹c›'),
  ],
  ['spec.a[0]', 'spec:\n  a: [‹x›, z]\n'],
  ['spec.a[name="w"].b', 'spec:\n  a:\n    - {name: x, b: 1}\n    - {name: w, b: ‹2›}\n'],
  [
    'spec.a[port=80,protocol="TCP"].b',
    'spec:\n  a:\n    - {port: 81, b: 1}\n    - {port: 80, b: ‹2›}\n',
  ],
  ['data[a.b]', 'data:\n  a.b: ‹x›\n'],
  ['data[a b]', 'data:\n  a b: ‹x›\n'],
  [
    'metadata.labels.app.kubernetes.io/name',
    'metadata:\n  labels:\n    app.kubernetes.io/name: ‹x›\n',
  ],
  ['~spec.a.b', 'spec:\n  ‹a›:\n    c: 1\n'],
  ['~spec.a[0].b', 'spec:\n  a:\n    - ‹c›: 1\n'],
  ['~spec.a[7]', 'spec:\n  ‹a›:\n    - c: 1\n'],
  ['~status', '‹apiVersion›: v1\nkind: Pod\nspec: {}\n'],
  ['spec.a', 'spec:\n  a: 1\n  a: ‹2›\n'],
];

describe('a path as the API server writes it', () => {
  for (const [written, source] of cases) {
    it(`${written} in ${JSON.stringify(source)}`, () => {
      const marked = source.includes('apiVersion') ? source : head + source;
      const text = marked.replace(/[‹›]/g, '');
      const path = written.replace('~', '');
      const { span, around, isThere } = placeOfField(objectIn(text), path, 'value');
      const { start, end } = span;
      assert.equal(`${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`, marked);
      assert.equal(isThere, !written.startsWith('~'));
      assert.ok(around.start <= start && end <= around.end);
    });
  }

  it('points at a key where the key is meant', () => {
    const text = `${head}spec:\n  a: 1\n`;
    const { start, end } = placeOfField(objectIn(text), 'spec.a', 'key').span;
    assert.equal(text.slice(start, end), 'a');
  });

  it('without the number of an item, or the key of a map, means the first that fits', () => {
    const isText = ({ value }: ScalarNode): boolean => typeof value === 'string';
    const at = (text: string, path: string): string => {
      const { start, end } = placeOfField(objectIn(head + text), path, 'value', isText).span;
      return (head + text).slice(start, end);
    };
    assert.equal(at('spec:\n  a:\n    - b: 1\n    - c: x\n    - b: w\n', 'spec.a.b'), 'w');
    assert.equal(at('data:\n  a: 1\n  b: z\n', 'data'), 'z');
    assert.equal(at('spec:\n  a: [1, z]\n', 'spec.a'), 'z');
    assert.equal(at('spec:\n  a:\n    - b: 1\n', 'spec.a.b'), '1');
  });
});

describe('a node in JSON', () => {
  it('is what Kubernetes reads, with doubles, and of a merge key what counts', () => {
    const text = `${head}a: &a {x: 1, y: on}\nb:\n  <<: *a\n  x: "2"\nc: [0o7, ~, 1_000]\nd: 1\nd: 2\n`;
    assert.equal(
      jsonOf(objectIn(text)),
      '{"apiVersion":"v1","kind":"Pod","a":{"x":1,"y":true},"b":{"x":"2","y":true},"c":[7,null,1000],"d":1,"d":2}',
    );
  });
});
