import assert from 'node:assert/strict';
import { mergeConfig } from '../../../../src/lint/config/config.ts';
import { completionAt } from '../../../../src/manifest/editor/complete.ts';
import { objectSnippets } from '../../../../src/manifest/editor/objectSnippets.ts';
import { lintManifest } from '../../../../src/manifest/lint.ts';
import { lookTogether } from '../../../../src/manifest/together.ts';
import { readManifest } from '../../../../src/manifest/document.ts';
import { cursorIn, schemas, words } from './support.ts';

function proposed(marked: string) {
  const { text, offset } = cursorIn(marked);
  return completionAt(text, offset, schemas, words);
}

function labels(marked: string): readonly string[] {
  return proposed(marked).map(({ label }) => label);
}

/** The text when a proposal is taken as it is, its stops filled with what they propose. */
function taken(marked: string, label: string): string {
  const { text } = cursorIn(marked);
  const found = proposed(marked).find((one) => one.label === label);
  assert.ok(found, `${label} is among ${labels(marked).join(', ')}`);
  const lineStart = text.lastIndexOf('\n', found.start - 1) + 1;
  const indent = /^ */.exec(text.slice(lineStart))?.[0] ?? '';
  // As an editor does it: further lines begin where this one does.
  const insert = filled(found.insert).replaceAll('\n', `\n${indent}`);
  return text.slice(0, found.start) + insert + text.slice(found.end);
}

function filled(snippet: string): string {
  const named = new Map<string, string>();
  for (const [, stop = '', word = ''] of snippet.matchAll(/\$\{(\d+):([^}]*)\}/g))
    named.set(stop, word);
  return snippet
    .replace(/\$\{(\d+):[^}]*\}/g, (_, stop: string) => named.get(stop) ?? '')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';

describe('completion in a manifest', () => {
  it('proposes whole objects in an empty document', () => {
    assert.ok(labels('¦').includes('Deployment'));
    assert.ok(labels('# mine\nDep¦').includes('Deployment'));
    assert.ok(labels(`${pod}---\n¦`).includes('Service'));
    assert.deepEqual(labels('services:\n  web:\n¦'), []);
  });

  for (const { kind, apiVersion } of objectSnippets) {
    it(`writes a ${kind} that nothing is wrong with`, () => {
      const text = taken('¦', kind);
      assert.match(text, new RegExp(`^apiVersion: ${apiVersion}\\nkind: ${kind}\\n`));
      const config = mergeConfig([{ profile: 'recommended' }]);
      const manifest = readManifest(text, schemas);
      const wrong = lintManifest(manifest, config, lookTogether([manifest])).filter(({ ids }) =>
        ids.includes('schema-validation'),
      );
      assert.deepEqual(wrong, [], text);
    });
  }

  it('proposes the fields that are not there yet, the required ones first', () => {
    const found = labels(`${pod}  restartPolicy: Never\n  ¦`);
    assert.equal(found[0], 'containers');
    assert.ok(found.includes('volumes'));
    assert.ok(!found.includes('restartPolicy'));
    assert.ok(!labels(`${pod}  containers: []\n¦`).includes('status'));
  });

  it('proposes inside of a list item, behind its dash and below', () => {
    assert.equal(labels(`${pod}  containers:\n    - ¦`)[0], 'name');
    assert.ok(labels(`${pod}  containers:\n    - name: web\n      ima¦`).includes('image'));
    assert.ok(
      !labels(`${pod}  containers:\n    - name: web\n      ¦\n      image: x`).includes('image'),
    );
  });

  it('indents what is under a field, from a dash too', () => {
    assert.equal(
      taken(`${pod}  containers:\n    - livenessProbe¦`, 'livenessProbe'),
      `${pod}  containers:\n    - livenessProbe:\n        `,
    );
    assert.equal(taken(`${pod}  cont¦`, 'containers'), `${pod}  containers:\n    - name: `);
    assert.equal(
      taken(`${pod}  containers:\n    - volumeM¦`, 'volumeMounts'),
      `${pod}  containers:\n    - volumeMounts:\n        - mountPath: \n          name: `,
    );
  });

  it('leaves the colon that is there', () => {
    assert.equal(taken(`${pod}  restart¦: Never`, 'restartPolicy'), `${pod}  restartPolicy: Never`);
  });

  it('proposes the words that a field takes', () => {
    assert.deepEqual(labels(`${pod}  restartPolicy: ¦`), ['Always', 'OnFailure', 'Never']);
    assert.deepEqual(labels(`${pod}  hostNetwork: t¦\n`), ['true', 'false']);
    assert.deepEqual(labels(`${pod}  containers:\n    - name: ¦`), []);
    const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:\n    - ¦';
    assert.ok(labels(claim).includes('ReadWriteOnce'));
  });

  it('proposes kinds of the version and versions of the kind', () => {
    assert.ok(labels('apiVersion: apps/v1\nkind: ¦').includes('StatefulSet'));
    assert.ok(!labels('apiVersion: apps/v1\nkind: ¦').includes('Pod'));
    assert.deepEqual(labels('apiVersion: ¦\nkind: CronJob'), ['batch/v1']);
  });

  it('proposes the volumes of the same Pod for its mounts', () => {
    const text = `${pod}  volumes:\n    - name: data\n      emptyDir: {}\n  containers:\n    - name: web\n      volumeMounts:\n        - name: ¦\n`;
    assert.deepEqual(labels(text), ['data']);
  });

  it('has nothing where nothing is known', () => {
    assert.deepEqual(labels('apiVersion: example.com/v1\nkind: Thing\nspec:\n  ¦'), []);
    assert.deepEqual(labels(`${pod}  nodeSelector:\n    ¦`), []);
    assert.deepEqual(labels(`${pod}  hostname: "a b¦"`), []);
  });

  it('never throws, wherever the cursor is', () => {
    const text = `${taken('¦', 'Deployment')}---\n${taken('¦', 'CronJob')}`;
    for (let offset = 0; offset <= text.length; offset += 1) {
      completionAt(text, offset, schemas, words);
      completionAt(text.slice(0, offset), offset, schemas, words);
    }
  });
});
