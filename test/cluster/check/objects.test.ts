/** Each check type of the cluster on real objects: right, wrong and blocked. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { inWords } from '../../docker/check/ask.ts';
import { baseImage, docker, uniqueNames } from '../../docker/support/dockerHost.ts';
import { until } from '../../docker/support/until.ts';
import { apply, kubeconfigOf, kubectl, ownNamespace } from '../support/labCluster.ts';
import { aPod, helloApp } from '../support/objects.ts';
import { ask } from './ask.ts';

describe('checks of the cluster', function () {
  this.timeout(180_000);
  const names = uniqueNames();
  let own: Awaited<ReturnType<typeof ownNamespace>>;

  before(async () => {
    own = await ownNamespace();
    await apply(
      own.name,
      ...helloApp('hello'),
      aPod('unknown', ['true'], 'findsec/nowhere:v1'),
      aPod('ends', ['sh', '-c', 'exit 3']),
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'settings' },
        data: { mode: 'dark' },
      },
    );
    await kubectl(['-n', own.name, 'rollout', 'status', 'deployment/hello', '--timeout=90s']);
    await until(
      async () => {
        const image = await ask('pods', { ...at(), name: 'unknown', waiting: noImage });
        const end = await ask('pods', { ...at(), name: 'ends', restarts: { least: 1 } });
        return image?.status === 'passed' && end?.status === 'passed';
      },
      { limit: 60_000, every: 500 },
    );
  });

  after(async () => {
    await own.remove();
    await names.removeAll();
  });

  const at = (): { namespace: string } => ({ namespace: own.name });
  const noImage = ['ErrImagePull', 'ImagePullBackOff'];
  const where = (equals: string): object => ({ where: [{ path: 'data.mode', equals }] });
  const table: readonly (readonly [string, object, RegExp])[] = [
    ['k8s', { kind: 'ConfigMap', name: 'settings', ...where('dark') }, /^passed$/],
    ['k8s', { kind: 'ConfigMap', name: 'settings', ...where('light') }, /^failed path: .*dark/],
    ['k8s', { kind: 'ConfigMap', name: 'setings' }, /^failed missing: settings$/],
    ['k8s', { kind: 'Pod', labels: { app: 'hello' }, count: { exactly: 2 } }, /^passed$/],
    ['rollout', { name: 'hello', replicas: { exactly: 2 }, revision: { exactly: 1 } }, /^passed$/],
    ['rollout', { name: 'hello', ready: { least: 3 } }, /^failed ready: replicas ready: 2$/],
    ['rollout', { name: 'helo' }, /^failed missing: hello$/],
    ['pods', { labels: { app: 'hello' }, count: { exactly: 2 }, ready: true }, /^passed$/],
    ['pods', { labels: { app: 'hello' }, owner: 'ReplicaSet', distinctIps: true }, /^passed$/],
    ['pods', { name: 'unknown', owner: 'none', scheduled: true, waiting: noImage }, /^passed$/],
    ['pods', { name: 'unknown', ready: true }, /^failed ready: phase Pending, (Err|Image)/],
    ['pods', { name: 'ends', exitCode: 3 }, /^passed$/],
    ['pods', { name: 'ends', exitCode: 0 }, /^failed exit-code: exit code 3$/],
    ['service-http', { service: 'hello', port: 80, includes: 'hello from' }, /^passed$/],
    [
      'service-http',
      { service: 'hello', port: 80, requests: 20, distinct: { exactly: 2 } },
      /^passed$/,
    ],
    ['service-http', { service: 'hello', port: 80, path: '/none' }, /^failed status: HTTP 404/],
    ['service-http', { service: 'hello', port: 81 }, /^failed no-port/],
    ['kind-cluster', { nodes: { least: 1 }, version: { least: '1.30' } }, /^passed$/],
    ['kind-cluster', { nodes: { least: 9 } }, /^failed nodes: nodes: 1$/],
  ];
  for (const [type, spec, expected] of table) {
    it(`${type} ${JSON.stringify(spec)}: ${expected.source}`, async () => {
      const full = type === 'kind-cluster' ? spec : { ...at(), ...spec };
      assert.match(inWords(await ask(type, full)), expected);
    });
  }

  for (const [type, spec] of [table[0], table[4], table[7], table[13], table[17]].flatMap((row) =>
    row === undefined ? [] : [row],
  )) {
    it(`${type} is blocked by a user whom the cluster does not know`, async () => {
      const token = await unknownUser();
      const full = type === 'kind-cluster' ? spec : { ...at(), ...spec };
      assert.equal(inWords(await ask(type, full, token)), 'blocked cluster-denied');
    });
  }

  it('kind-cluster tells of a silent API server before the check’s time is over', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const cluster = 'insecure-skip-tls-verify: true';
    const silent = kubeconfigOf(`http://127.0.0.1:${port}`, { cluster });
    const label = 'io.x-k8s.kind.cluster=container-lab';
    const node = names.name('node');
    await docker(['run', '-d', '--name', node, '--label', label, baseImage, 'sleep', '300']);
    const asked = (spec: object): Promise<unknown> =>
      ask('kind-cluster', spec, silent, 2_000).then(inWords);
    assert.equal(await asked({ answers: false }), 'passed');
    assert.equal(await asked({}), 'blocked cluster-time-out');
    server.close();
  });

  async function unknownUser(): Promise<string> {
    const server = await kubectl([
      'config',
      'view',
      '-o',
      'jsonpath={.clusters[0].cluster.server}',
    ]);
    const cluster = 'insecure-skip-tls-verify: true';
    return kubeconfigOf(server, { cluster, user: 'token: made-up' });
  }
});
