import assert from 'node:assert/strict';
import { servedElsewhere } from '../../../../src/vscode/hints/manifest/served.ts';

const yaml = 'redhat.vscode-yaml';
const kubernetes = 'ms-kubernetes-tools.vscode-kubernetes-tools';
const served = (installed: readonly string[], schemas: readonly string[] = []) => [
  ...servedElsewhere((id) => installed.includes(id), schemas),
];

describe('what other extensions do for manifests', () => {
  it('is nothing where they are not installed', () => {
    assert.deepEqual(served([]), []);
    assert.deepEqual(served([], ['kubernetes']), []);
  });
  it('is the outline alone where YAML is known, and Kubernetes is not', () => {
    assert.deepEqual(served([yaml]), ['outline']);
    assert.deepEqual(served([yaml], ['https://example.com/compose.json']), ['outline']);
  });
  it('is all but definitions where the YAML extension has the schema', () => {
    const all = ['schema', 'completion', 'hover', 'outline'];
    assert.deepEqual(served([yaml, kubernetes]), all);
    assert.deepEqual(served([yaml], ['kubernetes']), all);
  });
});
