import assert from 'node:assert/strict';
import { readManifest } from '../../../../src/manifest/document.ts';
import { symbolsOf, type Entry } from '../../../../src/manifest/editor/symbols.ts';
import { schemas } from './support.ts';

const tree = (entries: readonly Entry[], indent = ''): readonly string[] =>
  entries.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === '' ? '' : ` (${detail})`}`,
    ...tree(children, `${indent}  `),
  ]);

describe('the outline of manifests', () => {
  it('has the objects by kind and name, and items by their names', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: mine}\nspec:\n  containers:\n    - name: one\n      image: a\n---\napiVersion: v1\nkind: Namespace\n';
    assert.deepEqual(tree(symbolsOf(readManifest(text, schemas))), [
      'Pod web (mine)',
      ...[
        '  apiVersion (v1)',
        '  kind (Pod)',
        '  metadata',
        '    name (web)',
        '    namespace (mine)',
      ],
      ...['  spec', '    containers', '      one', '        name (one)', '        image (a)'],
      ...['Namespace', '  apiVersion (v1)', '  kind (Namespace)'],
    ]);
  });

  it('holds what is selected within the whole, and ends somewhere', () => {
    const many =
      'apiVersion: v1\nkind: List\nitems:\n' + '  - {apiVersion: v1, kind: Pod}\n'.repeat(4000);
    const entries = symbolsOf(readManifest(many, schemas));
    const all = (list: readonly Entry[]): readonly Entry[] =>
      list.flatMap((one) => [one, ...all(one.children)]);
    assert.ok(all(entries).length <= 5000);
    for (const { whole, place } of all(entries)) {
      assert.ok(whole.start <= place.start && place.end <= whole.end);
    }
  });
});
