import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { writeMarker } from '../../../src/session/places.ts';
import { useCluster } from '../../../src/session/cluster/uses.ts';
import { run as command } from '../../docker/cli/support.ts';
import { sharedCluster, stateHome } from '../support/cluster.ts';

const block = z.object({ block: z.object({ id: z.string() }) });

describe('container-lab cluster', () => {
  const cluster = async (
    ...argv: readonly string[]
  ): Promise<{ code: number | null; out: string; err: string }> => {
    const { machine } = await sharedCluster();
    const env = {
      XDG_STATE_HOME: stateHome,
      CONTAINER_LAB_CLUSTER: machine.name,
      CONTAINER_LAB_NODE_IMAGE: machine.image ?? '',
    };
    return command(['cluster', ...argv], { env });
  };

  it('says that it is there, and how kubectl finds it', async () => {
    const { machine, kubeconfig } = await sharedCluster();
    const { code, out } = await cluster('status');
    assert.equal(code, 0, out);
    assert.match(out, new RegExp(`^The cluster ${machine.name} is ready\\.$`, 'm'));
    assert.ok(out.includes(`export KUBECONFIG=${kubeconfig}`), out);
    const again = await cluster('up');
    assert.equal(again.code, 0, again.err);
    assert.match(again.out, /is there already/);
  });

  it('loads an image, and names the one that is missing', async () => {
    const loaded = await cluster('load', 'debian:bookworm-slim');
    assert.equal(loaded.code, 0, loaded.err);
    const { code, err } = await cluster('load', 'nobody/has:it');
    assert.equal(code, 1);
    assert.match(err, /Could not load nobody\/has:it into the cluster/);
    const json = await cluster('load', 'nobody/has:it', '--format', 'json');
    assert.equal(block.parse(JSON.parse(json.out)).block.id, 'image-not-in-docker');
  });

  it('does not delete what a lab uses without being told to', async () => {
    const { machine } = await sharedCluster();
    const session = '00000000-0000-4000-8000-0000000000aa';
    await mkdir(join(machine.root, session), { recursive: true });
    const folder = join(machine.root, 'labs', 'deploy');
    await mkdir(folder, { recursive: true });
    await writeMarker(folder, { lab: 'deploy-flask', session });
    await useCluster(machine, { session, lab: 'deploy-flask', folder });
    const { code, out } = await cluster('down');
    assert.equal(code, 64);
    assert.ok(out.includes(`Used by deploy-flask in ${folder}`), out);
    assert.equal((await cluster('status')).code, 0);
  });

  it('wants to know what to do', async () => {
    for (const argv of [[], ['upp'], ['load'], ['up', 'more']]) {
      assert.equal((await cluster(...argv)).code, 64, argv.join(' '));
    }
  });
});
