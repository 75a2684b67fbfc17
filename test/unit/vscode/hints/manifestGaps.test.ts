import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mergeConfig } from '../../../../src/lint/config/config.ts';
import { readManifest } from '../../../../src/manifest/document.ts';
import { lintManifest } from '../../../../src/manifest/lint.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../../../src/manifest/together.ts';
import { isOfGap } from '../../../../src/vscode/hints/manifest/gaps.ts';
import { packed } from '../../manifest/support.ts';

const labs = resolve(import.meta.dirname, '../../../../labs');
const schemas = schemasOf(packed);
const config = mergeConfig([{ profile: 'learning' }]);

/** What is shown of files, by path, as `path: id`. */
function shown(files: Readonly<Record<string, string>>): readonly string[] {
  const all = Object.entries(files).map(([path, text]) => readManifest(text, schemas, path));
  return all.flatMap((manifest) => {
    const others = all.filter((one) => one !== manifest);
    return lintManifest(manifest, config, lookTogether(all))
      .filter((finding) => !isOfGap(finding, manifest, others))
      .map(({ ids: [id] }) => `${manifest.path}: ${id}`);
  });
}

describe('hints on what a lab leaves to fill in', () => {
  for (const lab of ['build-a-cluster', 'pods-services-deployments', 'deploy-flask']) {
    it(`are none on the files that ${lab} begins with`, () => {
      const folder = join(labs, lab, 'files');
      const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      const files = paths.filter((path) => path.endsWith('.yaml'));
      assert.notEqual(files.length, 0);
      const texts = files.map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
      assert.deepEqual(shown(Object.fromEntries(texts)), []);
    });
  }

  it('stay where the gap is elsewhere', () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: ____\nspec:\n  container: []\n';
    assert.deepEqual(shown({ 'pod.yaml': pod }), ['pod.yaml: unknown-field']);
  });
});
