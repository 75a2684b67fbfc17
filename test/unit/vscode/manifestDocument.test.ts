import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode';
import { isManifest } from '../../../src/vscode/manifestDocument.ts';

/** As much of a document as is looked at. */
function document(text: string, { path = '/a.yaml', scheme = 'file', languageId = 'yaml' } = {}) {
  return { uri: { scheme, path }, languageId, getText: () => text } as unknown as TextDocument;
}

const yaml = 'apiVersion: v1\nkind: Pod\n';

describe('a document that live hints are for', () => {
  it('describes an object, in YAML or JSON', () => {
    assert.ok(isManifest(document(yaml)));
    assert.ok(isManifest(document(`# a\n---\n- ${yaml.replace('\n', '\n  ')}`)));
    const languageId = 'json';
    assert.ok(isManifest(document('{"apiVersion": "v1",\n"kind":"Pod"}', { languageId })));
    assert.ok(isManifest(document('{\n  "kind": "Pod",\n  "apiVersion": "v1"\n}', { languageId })));
    assert.ok(isManifest(document(yaml, { languageId: 'helm' })));
    assert.ok(isManifest(document(yaml, { scheme: 'untitled' })));
  });

  it('is no other YAML, no other file and none that nobody can edit', () => {
    assert.ok(!isManifest(document('services:\n  web: { image: a }\n')));
    assert.ok(!isManifest(document('kind: Cluster\n')));
    assert.ok(!isManifest(document('the apiVersion: and its kind: Pod\n')));
    assert.ok(!isManifest(document(yaml, { path: '/a.md', languageId: 'markdown' })));
    assert.ok(!isManifest(document(yaml, { scheme: 'git' })));
  });
});
