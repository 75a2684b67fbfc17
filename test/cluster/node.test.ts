import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeImage } from '../../scripts/ensure/kindNode.mjs';
import { loadImages } from '../../src/session/cluster/loadImages.ts';
import { machineFor, sharedCluster } from './support/cluster.ts';
import { kubectl, must } from './support/run.ts';

const never = new AbortController().signal;
const image = 'python:3.11-slim-bookworm';

function pod(name: string, spec: object, labels: object = {}): string {
  const metadata = { name, labels };
  return JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata, spec });
}

describe('storage in the cluster', () => {
  it('binds a claim, and keeps what a Pod wrote after the Pod is gone', async () => {
    const { machine, kubeconfig } = await sharedCluster();
    assert.equal(await loadImages(machine, [image], never), undefined);
    const k = (args: readonly string[], input?: string): Promise<string> =>
      kubectl(kubeconfig, args, input);
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Mi' } } },
    };
    await k(['apply', '-f', '-'], JSON.stringify(claim));
    const runs = async (name: string, command: string): Promise<string> => {
      const spec = {
        restartPolicy: 'Never',
        // Not root: the folder must be open to any user.
        securityContext: { runAsUser: 1234 },
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        containers: [
          {
            name: 'main',
            image,
            command: ['sh', '-c', command],
            volumeMounts: [{ name: 'data', mountPath: '/data' }],
          },
        ],
      };
      await k(['apply', '-f', '-'], pod(name, spec));
      const done = ['--for=jsonpath={.status.phase}=Succeeded', '--timeout=60s'];
      await k(['wait', `pod/${name}`, ...done]);
      const log = await k(['logs', name]);
      await k(['delete', 'pod', name, '--wait']);
      return log;
    };
    await runs('writer', 'echo kept > /data/word');
    assert.equal(await k(['get', 'pvc', 'data', '-o', 'jsonpath={.status.phase}']), 'Bound');
    const volume = await k(['get', 'pvc', 'data', '-o', 'jsonpath={.spec.volumeName}']);
    assert.equal(await runs('reader', 'cat /data/word'), 'kept');
    await k(['delete', 'pvc', 'data', '--wait']);
    await k(['wait', `pv/${volume}`, '--for=delete', '--timeout=30s']);
    const left = await must([
      ...['docker', 'exec', `${machine.name}-control-plane`],
      ...['sh', '-c', 'ls /var/local/volumes'],
    ]);
    assert.doesNotMatch(left, new RegExp(volume));
  });
});

describe('a cluster of two nodes', () => {
  it('leads from Pod to Pod, by address, by name and by Service, under the Pod’s own address', async () => {
    const { name } = await machineFor('-two');
    const folder = await mkdtemp(join(tmpdir(), 'container-lab-two-'));
    const kubeconfig = join(folder, 'kubeconfig');
    const nodes = [`${name}-control-plane`, `${name}-worker`] as const;
    const k = (args: readonly string[], input?: string): Promise<string> =>
      kubectl(kubeconfig, args, input);
    try {
      const config = {
        kind: 'Cluster',
        apiVersion: 'kind.x-k8s.io/v1alpha4',
        nodes: [{ role: 'control-plane' }, { role: 'worker' }],
      };
      const place = ['--name', name, '--kubeconfig', kubeconfig];
      await must(
        [
          ...['kind', 'create', 'cluster', ...place, '--image', nodeImage],
          ...['--wait', '120s', '--config', '-'],
        ],
        JSON.stringify(config),
      );
      await must(['kind', 'load', 'docker-image', image, '--name', name]);
      const serve = ['python', '-m', 'http.server', '8000'];
      for (const [index, nodeName] of nodes.entries()) {
        const containers = [{ name: 'web', image, command: serve }];
        const spec = { nodeName, containers, terminationGracePeriodSeconds: 0 };
        await k(['apply', '-f', '-'], pod(`web-${index}`, spec, { app: `web-${index}` }));
        await k(['expose', 'pod', `web-${index}`, '--port', '8000']);
      }
      await k(['wait', 'pod', '--all', '--for=condition=Ready', '--timeout=60s']);
      await k(['-n', 'kube-system', 'rollout', 'status', 'deployment/coredns', '--timeout=60s']);
      const address = (pod: string): Promise<string> =>
        k(['get', 'pod', pod, '-o', 'jsonpath={.status.podIP}']);
      for (const [from, to] of [
        ['web-0', 'web-1'],
        ['web-1', 'web-0'],
      ] as const) {
        for (const host of [await address(to), to, `${to}.default.svc.cluster.local`]) {
          const ask = `import urllib.request as r; print(r.urlopen("http://${host}:8000/", timeout=10).status)`;
          assert.equal(
            await k(['exec', from, '--', 'python', '-c', ask]),
            '200',
            `${from} ${host}`,
          );
        }
        assert.match(await k(['logs', to]), new RegExp(`^${await address(from)} `, 'm'));
      }
    } finally {
      await must(['kind', 'delete', 'cluster', '--name', name, '--kubeconfig', kubeconfig]);
      await rm(folder, { recursive: true, force: true });
    }
  });
});
