/**
 * The author's check of every lab that needs a cluster, from its start through all steps and with all
 * their mistakes, as the packed command does it. The commands in labs name the cluster `container-lab`:
 * the command makes it and deletes it, and fails where somebody else's is there.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeImage } from '../../scripts/ensure/kindNode.mjs';
import { assertTold, mistakeIds, tryAll } from '../docker/support/authorsCheck.ts';
import { clusterLabs } from '../docker/support/ownLabs.ts';
import { must } from './support/run.ts';

describe('container-lab test, of the labs that need a cluster', () => {
  let state: string;
  before(async () => (state = await mkdtemp(join(tmpdir(), 'container-lab-trial-state-'))));
  after(() => rm(state, { recursive: true, force: true }));

  it('creates the cluster, every lab passes by its own solution, every mistake is told by its cause, and nothing stays', async function () {
    this.timeout(1_500_000);
    const env = { XDG_STATE_HOME: state, CONTAINER_LAB_NODE_IMAGE: nodeImage };
    const report = await tryAll(clusterLabs, [], env);
    assert.deepEqual(
      report.labs.map(({ lab }) => lab),
      clusterLabs.map(({ id }) => id),
    );
    assertTold(report, (await mistakeIds(clusterLabs, false)).length);
    const clusters = await must(['kind', 'get', 'clusters']);
    assert.ok(!clusters.split('\n').includes('container-lab'), clusters);
  });
});
