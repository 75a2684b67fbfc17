import assert from 'node:assert/strict';
import { editingServed } from '../../../../src/vscode/hints/editingServed.ts';

/** What is left to others where these extensions are installed. */
function left(installed: Readonly<Record<string, string>>) {
  return editingServed((extension) => installed[extension]);
}

describe('what another extension does for Dockerfiles already', () => {
  it('is nothing where none is installed, or one that only lints', () => {
    assert.equal(left({}).size, 0);
    assert.equal(left({ 'exiasr.hadolint': '1.1.2' }).size, 0);
    assert.equal(left({ 'docker.docker': '0.10.0' }).size, 0);
  });

  for (const [extension, version] of [
    ['ms-azuretools.vscode-containers', '2.1.0'],
    ['ms-azuretools.vscode-docker', '1.29.6'],
    ['docker.docker', '0.11.0'],
    ['docker.docker', '1.0.0'],
  ] as const) {
    it(`is all but references with ${extension} ${version}`, () => {
      const services = left({ [extension]: version });
      assert.equal(services.get('completion'), extension);
      assert.equal(services.size, 7);
      assert.ok(!services.has('references'));
    });
  }
});
