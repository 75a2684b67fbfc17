import assert from 'node:assert/strict';
import { WorldError } from '../../../src/world/worldError.ts';

describe('WorldError', () => {
  it('is recognised across bundles, each of which has its own copy of the class', async () => {
    const path = '../../../src/world/worldError.ts?another-bundle';
    const other = (await import(path)) as { readonly WorldError: typeof WorldError };
    assert.notEqual(other.WorldError, WorldError);
    assert.ok(new other.WorldError('closed', 'unix:///x', 'gone') instanceof WorldError);
    assert.ok(!(new Error('closed') instanceof WorldError));
  });
});
