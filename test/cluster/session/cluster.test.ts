import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCluster, type Creation } from '../../../src/session/cluster/create.ts';
import { loadImages } from '../../../src/session/cluster/loadImages.ts';
import type { Machine } from '../../../src/session/cluster/machine.ts';
import { kubeconfigOf } from '../../../src/session/cluster/kubeconfigPath.ts';
import { removeCluster } from '../../../src/session/cluster/remove.ts';
import { clusterStatus } from '../../../src/session/cluster/status.ts';
import { machineFor, sharedCluster } from '../support/cluster.ts';
import { kubectl, must, run } from '../support/run.ts';

const never = new AbortController().signal;

async function create(
  machine: Machine,
  options: { readonly signal?: AbortSignal; readonly timeLimit?: number } = {},
  onStep: (step: string) => void = () => undefined,
): Promise<Creation> {
  const { signal = never, timeLimit } = options;
  const limit = timeLimit === undefined ? {} : { timeLimit };
  return createCluster(machine, { ...limit, tell: ({ en }) => onStep(en) }, signal);
}

function faultOf(creation: Creation): string {
  return creation.is === 'fault' ? creation.fault.id : creation.is;
}

async function stateOf(machine: Machine): Promise<string> {
  const status = await clusterStatus(machine, never);
  return 'fault' in status ? status.fault.id : status.state;
}

/** Names of the node containers that are there. */
function nodes({ name }: Machine): Promise<string> {
  const filter = `label=io.x-k8s.kind.cluster=${name}`;
  return must(['docker', 'ps', '--all', '--filter', filter, '--format', '{{.Names}}']);
}

describe('the lab cluster', () => {
  it('is made ready, DNS included, with a kubeconfig of its own', async () => {
    const { machine, kubeconfig } = await sharedCluster();
    assert.equal(await stateOf(machine), 'ready');
    assert.equal(kubeconfig, kubeconfigOf(machine));
    assert.equal((await stat(kubeconfig)).mode & 0o777, 0o600);
    const ready = ['-o', 'jsonpath={.status.readyReplicas}'];
    const dns = await kubectl(kubeconfig, [
      '-n',
      'kube-system',
      'get',
      'deploy',
      'coredns',
      ...ready,
    ]);
    assert.equal(dns, '2');
    const steps: string[] = [];
    assert.equal((await create(machine, {}, (step) => steps.push(step))).is, 'there');
    assert.deepEqual(steps, ['Looking for kind and Docker', 'Waiting for the cluster’s DNS']);
  });

  it('takes images from Docker, and says which one Docker does not have', async () => {
    const { machine, kubeconfig } = await sharedCluster();
    assert.equal(await loadImages(machine, ['debian:bookworm-slim'], never), undefined);
    const inside = ['docker', 'exec', `${machine.name}-control-plane`, 'crictl', 'inspecti'];
    await must([...inside, 'docker.io/library/debian:bookworm-slim']);
    const names = ['debian:bookworm-slim', 'container-lab-nobody/has:it'];
    const wrong = await loadImages(machine, names, never);
    assert.equal(wrong?.id, 'image-not-in-docker');
    assert.deepEqual(wrong.text.args, { images: 'container-lab-nobody/has:it' });
    assert.ok(existsSync(kubeconfig));
  });

  it('starts again when its node was stopped', async () => {
    const { machine, kubeconfig } = await sharedCluster();
    await must(['docker', 'stop', `${machine.name}-control-plane`]);
    assert.equal(await stateOf(machine), 'stopped');
    assert.equal((await create(machine)).is, 'restarted');
    assert.match(await kubectl(kubeconfig, ['get', 'nodes']), /Ready/);
  });

  it('of another state directory is not ours: neither used, filled nor deleted', async () => {
    const { machine } = await sharedCluster();
    const root = await mkdtemp(join(tmpdir(), 'container-lab-other-'));
    try {
      const other = { ...machine, root };
      assert.equal(await stateOf(other), 'foreign');
      assert.equal(faultOf(await create(other)), 'name-taken');
      assert.equal((await loadImages(other, ['debian:bookworm-slim'], never))?.id, 'name-taken');
      const removal = await removeCluster(other, never);
      assert.equal('fault' in removal && removal.fault.id, 'name-taken');
      assert.match(await nodes(machine), /control-plane/);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});

describe('making a cluster', () => {
  it('never touches the learner’s kubeconfig, and deleting takes all of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'container-lab-home-'));
    const own = join(folder, 'config');
    const text = 'apiVersion: v1\nkind: Config\ncurrent-context: work\n';
    await writeFile(own, text);
    const machine = await machineFor('-own', { env: { HOME: folder, KUBECONFIG: own } });
    try {
      await mkdir(join(folder, '.kube'));
      assert.equal(faultOf(await create(machine)), 'made');
      assert.deepEqual(await removeCluster(machine, never), { removed: true });
      assert.equal(await nodes(machine), '');
      assert.ok(!existsSync(kubeconfigOf(machine)));
      assert.equal(await readFile(own, 'utf8'), text);
      assert.ok(!existsSync(join(folder, '.kube/config')));
      assert.deepEqual(await removeCluster(machine, never), { removed: false });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('that is cancelled half-way leaves nothing', async () => {
    const machine = await machineFor('-cut');
    const controller = new AbortController();
    const creation = await create(machine, { signal: controller.signal }, (step) => {
      if (step === 'Starting the control plane') controller.abort();
    });
    assert.deepEqual(creation, { is: 'cancelled' });
    assert.equal(await nodes(machine), '');
    assert.ok(!existsSync(kubeconfigOf(machine)));
  });

  it('that takes too long is told, and leaves nothing', async () => {
    const machine = await machineFor('-late');
    assert.equal(faultOf(await create(machine, { timeLimit: 3000 })), 'cluster-slow');
    assert.equal(await nodes(machine), '');
  });

  it('from an image that cannot be pulled says so', async () => {
    const machine = await machineFor('-absent', { image: 'localhost:1/kindest/node:v0' });
    assert.equal(faultOf(await create(machine)), 'image-unreachable');
  });

  it('from an image that is no node says so, and leaves nothing', async () => {
    const machine = await machineFor('-odd', { image: 'debian:bookworm-slim' });
    assert.equal(faultOf(await create(machine)), 'not-a-node-image');
    assert.equal(await nodes(machine), '');
  });

  it('without Docker says so', async () => {
    const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock', DOCKER_CONTEXT: '' };
    const machine = await machineFor('-down', { env });
    assert.equal(faultOf(await create(machine)), 'docker-down');
    assert.equal(await stateOf(machine), 'docker-down');
  });

  it('is asked for where no kind is', async () => {
    const machine = await machineFor('-none', { kind: '/nowhere/kind' });
    const creation = await create(machine);
    assert.equal(faultOf(creation), 'kind-missing');
    assert.equal((await run(['docker', 'version'])).code, 0);
  });
});
