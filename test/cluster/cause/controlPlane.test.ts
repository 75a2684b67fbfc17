import assert from 'node:assert/strict';
import { must } from '../support/run.ts';
import { kubectl, testCluster } from '../support/labCluster.ts';
import { openClusterScene } from './scene.ts';
import type { ClusterScene } from './scene.ts';

const folder = '/etc/kubernetes/manifests';
const solo = `apiVersion: v1
kind: Pod
metadata: { name: solo, labels: { app: solo } }
spec:
  terminationGracePeriodSeconds: 0
  containers: [{ name: main, image: "python:3.11-slim-bookworm", command: [sleep, infinity] }]
`;
const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 0
      containers: [{ name: main, image: "python:3.11-slim-bookworm", command: [sleep, infinity] }]
`;

describe('causes in a cluster whose parts are taken away, on the real one', function () {
  this.timeout(240_000);
  let scene: ClusterScene;
  let node = '';

  before(async () => {
    scene = await openClusterScene();
    node = `${testCluster()}-control-plane`;
  });
  after(async () => {
    await putBack('kube-scheduler');
    await putBack('kube-controller-manager');
    await scene.end();
  });

  const away = async (part: string): Promise<void> => {
    await must(['docker', 'exec', node, 'mv', `${folder}/${part}.yaml`, '/root/']);
    const pod = `pod/${part}-${node}`;
    await kubectl(['-n', 'kube-system', 'wait', pod, '--for=delete', '--timeout=90s']);
  };
  /** Whether it was away or not. */
  const putBack = async (part: string): Promise<void> => {
    const there = await must(['docker', 'exec', node, 'ls', '/root/']);
    if (!there.split('\n').includes(`${part}.yaml`)) return;
    await must(['docker', 'exec', node, 'mv', `/root/${part}.yaml`, folder]);
  };
  const isThere = (name: string): object => ({ namespace: 'kube-system', name, exists: false });

  it('are named for a Pod that the kubelet runs from a file', async () => {
    const name = `kube-scheduler-${node}`;
    const found = await scene.cause('pods', isThere(name));
    assert.equal(found?.id, 'static-pod-still-there');
    await kubectl(['-n', 'kube-system', 'delete', 'pod', name, '--wait=false']);
    const again = await scene.until('static-pod-still-there', 'pods', isThere(name));
    const last = again?.degrees.at(-1)?.remedy;
    assert.ok(last !== undefined && 'run' in last);
    await must(last.run);
    await kubectl(['-n', 'kube-system', 'wait', `pod/${name}`, '--for=delete', '--timeout=90s']);
    assert.equal(await scene.cause('pods', isThere(name)), undefined);
  });

  it('are named for a Pod that nobody schedules', async () => {
    await scene.apply('solo.yaml', solo);
    const spec = { name: 'solo', ready: true };
    const found = await scene.cause('pods', spec);
    assert.equal(found?.id, 'control-plane-part-missing');
    await putBack('kube-scheduler');
    await scene.kubectl('wait', 'pod/solo', '--for=condition=Ready', '--timeout=120s');
  });

  it('are named for Pods that nobody counts', async () => {
    await scene.apply('web.yaml', web);
    await scene.kubectl('rollout', 'status', 'deployment/web', '--timeout=120s');
    await away('kube-controller-manager');
    await scene.kubectl('delete', 'pod', '-l', 'app=web');
    const spec = { labels: { app: 'web' }, count: { exactly: 1 } };
    assert.equal((await scene.cause('pods', spec))?.id, 'control-plane-part-missing');
    const replaced = { act: 'replaced', name: 'web' };
    assert.equal((await scene.cause('k8s-event', replaced))?.id, 'control-plane-part-missing');
    await putBack('kube-controller-manager');
    const deadline = Date.now() + 90_000;
    while ((await scene.cause('pods', spec)) !== undefined) {
      assert.ok(Date.now() < deadline, 'the Pod is replaced');
    }
    assert.equal((await scene.cause('k8s-event', replaced))?.id, 'cluster-act-never');
  });

  it('name the label that was not overwritten', async () => {
    const command = ['label', 'pod', '-l', 'app=web', 'app=loose'];
    const refused = await scene.kubectl(...command).then(
      () => '',
      (error: unknown) => String(error),
    );
    assert.match(refused, /already has a value/);
    scene.typed(`kubectl ${command.join(' ')}`, 1, refused);
    const spec = { labels: { app: 'loose' }, count: { exactly: 1 } };
    assert.equal((await scene.cause('pods', spec))?.id, 'label-not-overwritten');
  });

  it('names a bare Pod that was deleted', async () => {
    await scene.watched('Pod', 'solo', () => scene.kubectl('delete', 'pod', 'solo'));
    const spec = { name: 'solo', ready: true };
    const found = await scene.cause('pods', spec);
    assert.equal(found?.id, 'deleted-not-kept');
    const last = found.degrees.at(-1)?.remedy;
    assert.ok(last !== undefined && 'run' in last && last.run.includes('solo.yaml'));
    await scene.kubectl('apply', '-f', scene.path('solo.yaml'));
    await scene.kubectl('wait', 'pod/solo', '--for=condition=Ready', '--timeout=120s');
    assert.equal(await scene.cause('pods', spec), undefined);
  });
});
