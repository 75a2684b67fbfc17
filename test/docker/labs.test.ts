/**
 * The author's check of every lab that needs no cluster, with the confusion matrix of all their mistakes, as the packed
 * command does both in one run; then what builds images once more with the other builder.
 */
import assert from 'node:assert/strict';
import { assertTold, mistakeIds, tryAll } from './support/authorsCheck.ts';
import { otherBuilder } from './support/builders.ts';
import { dockerLabs } from './support/ownLabs.ts';

describe('container-lab test --matrix', () => {
  it('every lab that needs no cluster passes, and every mistake is told by its cause', async function () {
    this.timeout(900_000);
    const report = await tryAll(dockerLabs, [], {});
    assert.deepEqual(
      report.labs.map(({ lab }) => lab),
      dockerLabs.map(({ id }) => id),
    );
    for (const { lab, bytesMade } of report.labs) assert.ok(bytesMade !== undefined, lab);
    assertTold(report, (await mistakeIds(dockerLabs, false)).length);
  });
});

const env = await otherBuilder();
if (env) {
  describe('container-lab test --matrix, with BuildKit too', () => {
    it('every mistake that builds is told by its cause', async function () {
      this.timeout(900_000);
      const only = await mistakeIds(dockerLabs, true);
      assertTold(await tryAll(dockerLabs, only, env), only.length);
    });
  });
}
