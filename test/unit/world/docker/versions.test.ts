import assert from 'node:assert/strict';
import { isAtLeast } from '../../../../src/world/docker/versions.ts';

describe('isAtLeast', () => {
  const versions: [string, string, boolean][] = [
    ['20.10.24+dfsg1', '>=20.10', true],
    ['20.9.1', '>=20.10', false],
    ['28.0.0-rc.1', '>=20.10', true],
    ['20', '>=20.10', false],
    ['odd', '>=1', false],
  ];
  for (const [version, needs, expected] of versions) {
    it(`${version} ${needs}: ${expected}`, () => {
      assert.equal(isAtLeast(version, needs), expected);
    });
  }
});
