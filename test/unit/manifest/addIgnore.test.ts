import assert from 'node:assert/strict';
import { mergeConfig } from '../../../src/lint/config/config.ts';
import { applyEdits } from '../../../src/lint/edit.ts';
import { ignoresOf } from '../../../src/manifest/addIgnore.ts';
import { readManifest } from '../../../src/manifest/document.ts';
import { lintManifest } from '../../../src/manifest/lint.ts';
import { schemasOf } from '../../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../../src/manifest/together.ts';
import { packed } from './support.ts';

const schemas = schemasOf(packed);
const config = mergeConfig([{ profile: 'all' }]);
const found = (text: string) => {
  const manifest = readManifest(text, schemas);
  return lintManifest(manifest, config, lookTogether([manifest]));
};
/** The text with the first finding of a rule ignored. */
function ignored(text: string, id: string): string {
  const finding = found(text).find(({ ids }) => ids.includes(id));
  assert.ok(finding, id);
  const [way] = ignoresOf(readManifest(text, schemas), finding, 'a reason');
  assert.ok(way, `a way to ignore ${id}`);
  return applyEdits(text, way.edits);
}

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: web\n';

describe('ignoring a finding in a manifest', () => {
  it('writes kube-linter’s annotation, and the finding is gone', () => {
    const text = ignored(pod, 'latest-tag');
    assert.match(text, /^ {4}ignore-check\.kube-linter\.io\/latest-tag: "?a reason"?$/m);
    assert.ok(!found(text).some(({ ids }) => ids.includes('latest-tag')));
  });

  it('adds to kube-score’s list', () => {
    const one = ignored(pod, 'container-ephemeral-storage-request-and-limit');
    const two = ignored(one, 'pod-networkpolicy');
    assert.match(
      two,
      /kube-score\/ignore: "?container-ephemeral-storage-request-and-limit,pod-networkpolicy"?$/m,
    );
  });

  it('offers every finding that a tool knows, and each way works', () => {
    const all = found(pod);
    assert.ok(all.length > 5);
    for (const finding of all) {
      const [id] = finding.ids;
      const ways = ignoresOf(readManifest(pod, schemas), finding, 'a reason');
      for (const { edits } of ways) {
        const left = found(applyEdits(pod, edits)).map(({ ids }) => ids[0]);
        assert.ok(!left.includes(id), id);
      }
    }
  });

  it('has no way to ignore what the API server refuses', () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec: {contaners: []}\n';
    const refused = found(text).filter(({ ids }) => ids.includes('schema-validation'));
    assert.notEqual(refused.length, 0);
    const manifest = readManifest(text, schemas);
    assert.deepEqual(
      refused.flatMap((finding) => ignoresOf(manifest, finding, '')),
      [],
    );
  });
});
