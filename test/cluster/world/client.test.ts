/** What is read from a real cluster, and each way in which nothing can be. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../src/world/cluster/client.ts';
import type { Cluster, ClusterConnection } from '../../../src/world/cluster/cluster.ts';
import {
  apply,
  kubeconfigFile,
  kubeconfigOf,
  kubectl,
  labConnection,
  labKubeconfig,
  labOnly,
  ownNamespace,
} from '../support/labCluster.ts';
import { helloApp } from '../support/objects.ts';
import { makeAuthority } from '../../docker/support/certificates.ts';

const never = new AbortController().signal;
const pod = { apiVersion: 'v1', kind: 'Pod' };
const map = { apiVersion: 'v1', kind: 'ConfigMap' };

describe('the client of a cluster', function () {
  this.timeout(120_000);
  let connection: ClusterConnection;
  let cluster: Cluster;
  let own: Awaited<ReturnType<typeof ownNamespace>>;

  before(async () => {
    connection = labConnection();
    cluster = connection.reader(never);
    own = await ownNamespace();
    await apply(own.name, ...helloApp('hello'));
    await kubectl(['-n', own.name, 'rollout', 'status', 'deployment/hello', '--timeout=90s']);
  });

  after(async () => {
    connection.close();
    await own.remove();
  });

  it('reads the version, objects by name and by label, and none of what is not there', async () => {
    assert.match((await cluster.version()).version, /^\d+\.\d+\.\d+/);
    const labels = { app: 'hello' };
    assert.equal((await cluster.list(pod, { namespace: own.name, labels })).length, 2);
    assert.equal(
      (await cluster.list(pod, { namespace: own.name, labels: { app: 'x' } })).length,
      0,
    );
    const found = await cluster.get({ apiVersion: 'apps/v1', kind: 'Deployment' }, hello());
    assert.equal(found?.namespace, own.name);
    assert.equal(await cluster.get(map, { ...hello(), name: 'none' }), undefined);
    assert.equal(
      await cluster.get({ apiVersion: 'made.up/v1', kind: 'Thing' }, hello()),
      undefined,
    );
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' };
    assert.ok((await cluster.list(lease, { namespace: 'kube-system' })).length > 0);
  });

  it('asks a Service through the API server, and says why nothing comes', async () => {
    const target = { ...hello(), kind: 'Service', port: '80', path: '/' } as const;
    const { answer } = await cluster.proxyGet(target);
    assert.match(answer?.body ?? '', /^hello from hello-/);
    assert.equal((await cluster.proxyGet({ ...target, path: '/none' })).answer?.status, 404);
    assert.equal((await cluster.proxyGet({ ...target, name: 'none' })).fault, 'missing');
    assert.equal((await cluster.proxyGet({ ...target, port: '81' })).fault, 'no-port');
    const service = (name: string, selector: object, targetPort: number): object => ({
      ...{ apiVersion: 'v1', kind: 'Service', metadata: { name } },
      spec: { selector, ports: [{ port: 80, targetPort }] },
    });
    await apply(own.name, service('empty', { app: 'x' }, 80), service('shut', { app: 'hello' }, 9));
    assert.equal((await cluster.proxyGet({ ...target, name: 'empty' })).fault, 'no-endpoints');
    let result = await cluster.proxyGet({ ...target, name: 'shut' });
    while (result.fault === 'no-endpoints') {
      result = await cluster.proxyGet({ ...target, name: 'shut' });
    }
    assert.equal(result.fault, 'unreached');
  });

  it('removes one object after the other, and none that is another by now', async () => {
    const names = ['one', 'two', 'three'];
    for (const name of names) await kubectl(['-n', own.name, 'create', 'configmap', name]);
    const placed = (name: string): { name: string; namespace: string } => ({
      ...{ name, namespace: own.name },
    });
    for (const name of names) {
      const there = await cluster.get(map, placed(name));
      assert.ok(there);
      const uid = name === 'three' ? 'another' : there.uid;
      await connection.remove({ ...map, ...placed(name), uid }, never);
    }
    const left = (await connection.reader(never).list(map, { namespace: own.name }))
      .map(({ name }) => name)
      .filter((name) => names.includes(name));
    assert.deepEqual(left, ['three']);
  });

  it('tries a manifest without keeping it', async () => {
    const json = { ...map, metadata: { name: 'dry' }, data: { a: 'b' } };
    const named = { namespace: own.name, name: 'dry' };
    const tried = (value: object) =>
      cluster.dryRun({ ...map, ...named, text: JSON.stringify(value) });
    assert.equal((await tried(json)).accepted, true);
    const wrong = await tried({ ...json, dat: 1 });
    assert.match(wrong.accepted ? '' : wrong.message, /unknown field "dat"/);
    const long = await tried({ ...json, data: { 'a b': 'c' } });
    assert.deepEqual(wrong.accepted || long.accepted ? [] : long.causes.map(({ field }) => field), [
      'data[a b]',
    ]);
    assert.equal(await cluster.get(map, named), undefined);
  });

  it('reads logs and events', async () => {
    const [first] = await cluster.list(pod, { namespace: own.name, labels: { app: 'hello' } });
    const name = first?.name ?? '';
    assert.deepEqual(
      (await cluster.logs({ namespace: own.name, name }, { lines: 500 }))?.[0],
      'serving',
    );
    assert.equal(
      await cluster.logs({ namespace: own.name, name: 'none' }, { lines: 5 }),
      undefined,
    );
    const events = await cluster.events({ ...pod, namespace: own.name, name });
    assert.ok(events.length > 0);
  });

  it('watches from a list on, and lists as it was then', async () => {
    const within = { namespace: own.name };
    const listed = await connection.listAt(map, within, never);
    assert.ok(listed !== 'too-old');
    const done = new AbortController();
    const names: string[] = [];
    const ready = (): void => void apply(own.name, { ...map, metadata: { name: 'watched' } });
    const options = { ...within, since: listed.resourceVersion, ready };
    for await (const heard of connection.watch(map, options, done.signal)) {
      if (heard.is === 'bookmark') continue;
      names.push(`${heard.is} ${heard.object.name}`);
      done.abort();
    }
    assert.deepEqual(names, ['added watched']);
    const before = await connection.listAt(map, { ...within, at: listed.resourceVersion }, never);
    assert.ok(before !== 'too-old');
    assert.equal(before.objects.length, listed.objects.length);
  });

  const hello = (): { namespace: string; name: string } => ({ namespace: own.name, name: 'hello' });
});

describe('a cluster that cannot be asked', function () {
  this.timeout(60_000);
  const servers: Server[] = [];

  /** A server on loopback, and how many connections it has seen. */
  async function listen(server: Server): Promise<{ url: string; seen: () => number }> {
    let seen = 0;
    server.on('connection', () => (seen += 1));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, seen: () => seen };
  }
  const plain = { cluster: 'insecure-skip-tls-verify: true' };

  after(() => {
    for (const server of servers) server.close();
  });

  async function faultOf(own: string, timeout = 2000): Promise<string> {
    const connection = labConnection(own, timeout);
    try {
      await connection.reader(never).list(pod, { namespace: 'kube-system' });
      return 'none';
    } catch (error) {
      return error instanceof Error && 'fault' in error ? String(error.fault) : String(error);
    } finally {
      connection.close();
    }
  }

  it('is refused by its context before any request leaves', async () => {
    const { url, seen } = await listen(createServer((_, response) => response.end('{}')));
    const other = kubeconfigOf(url, { ...plain, context: 'prod' });
    assert.throws(() => connect({ own: '/nowhere', learner: [other], allowed: [] }), {
      fault: 'context-refused',
      endpoint: 'prod',
    });
    // With the lab's cluster beside it that one is asked, and the other still is not.
    const beside = connect({ ...labOnly(), learner: [other] });
    assert.ok((await beside.reader(never).list(pod)).length > 0);
    beside.close();
    assert.equal(seen(), 0);
    // Once the machine's setting allows it, it is asked.
    const allowed = connect({ ...labOnly(), learner: [other], allowed: ['prod'] });
    await assert.rejects(allowed.reader(never).list(pod), { fault: 'cluster-answer' });
    allowed.close();
    assert.equal(seen(), 1);
  });

  it('is missing without a kubeconfig, and cannot be used with a broken one', () => {
    assert.throws(() => labConnection('/nowhere'), { fault: 'cluster-missing' });
    assert.throws(() => labConnection(kubeconfigFile('{')), { fault: 'kubeconfig-bad' });
  });

  it('is down where nobody listens', async () => {
    const { url } = await listen(createTcpServer());
    const [server] = servers.splice(-1);
    await new Promise((resolve) => server?.close(resolve));
    assert.equal(await faultOf(kubeconfigOf(url, plain)), 'cluster-down');
  });

  it('is too slow, closes half-way, or speaks otherwise', async () => {
    const silent = await listen(
      createTcpServer((socket: Socket) => socket.on('error', () => undefined)),
    );
    assert.equal(await faultOf(kubeconfigOf(silent.url, plain), 300), 'cluster-time-out');
    const half = await listen(
      createServer((_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"items":');
        setTimeout(() => response.destroy(), 20);
      }),
    );
    assert.equal(await faultOf(kubeconfigOf(half.url, plain)), 'cluster-closed');
    const other = await listen(createServer((_, response) => response.end('hello')));
    assert.equal(await faultOf(kubeconfigOf(other.url, plain)), 'cluster-answer');
  });

  it('ends with its caller’s signal', async () => {
    const silent = await listen(
      createTcpServer((socket: Socket) => socket.on('error', () => undefined)),
    );
    const connection = labConnection(kubeconfigOf(silent.url, plain));
    const stop = new AbortController();
    const list = connection.reader(stop.signal).list(pod);
    stop.abort();
    await assert.rejects(list, { fault: 'cancelled' });
    connection.close();
  });

  it('denies a user whom it does not know, or who may not ask', async () => {
    const text = readFileSync(labKubeconfig(), 'utf8');
    const with_ = (token: string): string =>
      kubeconfigFile(
        text.replace(/client-certificate-data: .+\n\s+client-key-data: .+/, `token: ${token}`),
      );
    assert.equal(await faultOf(with_('made-up')), 'cluster-denied');
    const token = await kubectl(['-n', 'default', 'create', 'token', 'default']);
    assert.equal(await faultOf(with_(token)), 'cluster-denied');
  });

  it('has a certificate that is out of its time, or is shown one', async () => {
    const authority = await makeAuthority(join(await mkdtemp(join(tmpdir(), 'ca-')), 'ca'));
    const host = 'IP:127.0.0.1';
    const user = await authority.sign('user', { expired: true });
    const of = (file: string): string => join(user, file);
    for (const expired of [true, false]) {
      const home = await authority.sign(`server-${String(expired)}`, { host, expired });
      const [cert, key] = ['cert.pem', 'key.pem'].map((file) => readFileSync(join(home, file)));
      const denies = createSecureServer({ cert, key }, (_, response) => {
        response.writeHead(401).end();
      });
      const { url } = await listen(denies);
      const config = kubeconfigOf(url.replace('http', 'https'), {
        cluster: `certificate-authority: ${authority.ca}`,
        user: `client-certificate: ${of('cert.pem')}, client-key: ${of('key.pem')}`,
      });
      assert.equal(await faultOf(config), 'cluster-expired');
    }
  });

  it('is another than the kubeconfig says', async () => {
    const text = readFileSync(labKubeconfig(), 'utf8');
    const without = kubeconfigFile(text.replace(/certificate-authority-data: .+\n/, ''));
    assert.equal(await faultOf(without), 'cluster-stranger');
  });
});
