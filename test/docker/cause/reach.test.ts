import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Endpoint } from '../../../src/world/docker/endpoint.ts';
import { realEndpoint, socketOf } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

describe('causes why a port gives no answer, on the real daemon', function () {
  this.timeout(60_000);
  let scene: Scene;
  let ref: string;
  let name: string;

  before(async function () {
    this.timeout(180_000);
    scene = await openScene();
    ref = `${scene.image}:v1`;
    name = scene.container;
    await scene.build(ref);
  });
  afterEach(async () => {
    const ids = await scene.run('ps', '-aq', '--filter', `ancestor=${ref}`);
    if (ids !== '') await scene.run('rm', '-f', ...ids.split('\n'));
  });
  after(() => scene.end());

  const serve = async (port: number, host: string, ...options: string[]): Promise<void> => {
    const server = ['python3', '-u', '-m', 'http.server', String(port), '--bind', host];
    await scene.run('run', '-d', '--name', name, ...options, ref, ...server);
    await until(async () => (await scene.run('logs', name)).includes('Serving'));
  };
  const asked = async (type: string, port: number): Promise<string> =>
    causeOf(await scene.check(type, { container: name, port }));
  const settings = async (spec: object): Promise<string> =>
    causeOf(await scene.check('container', { name, ...spec }));
  /** Of this machine on the containers' bridge; only a container that runs is sure to name it. */
  const bridgeAddress = async (): Promise<string> => {
    await serve(8080, '0.0.0.0');
    return scene.run('inspect', '-f', '{{.NetworkSettings.Networks.bridge.Gateway}}', name);
  };
  /** A port of this machine that nobody has. */
  const freePort = async (): Promise<number> => {
    const { port, close } = await listen();
    await close();
    return port;
  };

  it('listens-on-loopback, and passed on every address', async () => {
    await serve(8080, '127.0.0.1', '-p', '8080');
    assert.equal(await asked('http', 8080), 'listens-on-loopback');
    assert.equal(await asked('uwsgi', 8080), 'listens-on-loopback');
    // Nobody asked for it, so no probe is made: the server's log tells.
    const alone = await scene.check('http', { container: name, port: 8080 }, false);
    assert.equal(causeOf(alone), 'listens-on-loopback');
    await scene.run('rm', '-f', name);
    await serve(8080, '0.0.0.0', '-p', '8080');
    assert.equal(await asked('http', 8080), 'passed');
  });

  it('still-answers where nobody should, and passed without a published port', async () => {
    const shut = async (type: string, spec: object): Promise<string> =>
      causeOf(await scene.check(type, { container: name, port: 8080, ...spec }));
    await serve(8080, '0.0.0.0', '-p', '8080');
    assert.equal(await shut('http', { answers: false }), 'still-answers');
    assert.equal(await shut('tcp', { open: false }), 'still-answers');
    await scene.run('rm', '-f', name);
    await serve(8080, '0.0.0.0');
    assert.equal(await shut('http', { answers: false }), 'passed');
  });

  it('listens-elsewhere, on another port and on none', async () => {
    await serve(5000, '0.0.0.0', '-p', '8080');
    const verdict = await scene.check('http', { container: name, port: 8080 });
    assert.equal(causeOf(verdict), 'listens-elsewhere');
    assert.ok(verdict.status === 'failed');
    assert.equal(verdict.cause?.degrees[0]?.text.args?.['ports'], '5000');
    await scene.run('rm', '-f', name);
    await scene.run('run', '-d', '--name', name, '-p', '8080', ref);
    assert.equal(await asked('http', 8080), 'listens-elsewhere');
  });

  it('published-other-address, on the loopback of a daemon that is reached from elsewhere', async () => {
    const line = await forward(await bridgeAddress(), socketOf(realEndpoint()));
    let far: Scene | undefined;
    try {
      const reached = await openScene({ way: line.way });
      far = reached;
      const found = async (): Promise<string> =>
        causeOf(await reached.check('http', { container: name, port: 8080 }));
      name = reached.container;
      await serve(8080, '0.0.0.0', '-p', '127.0.0.1::8080');
      assert.equal(await found(), 'published-other-address');
      await scene.run('rm', '-f', name);
      await serve(8080, '0.0.0.0', '-p', '8080');
      assert.equal(await found(), 'passed');
    } finally {
      await scene.run('rm', '-f', name);
      name = scene.container;
      await far?.end();
      await line.end();
    }
  });

  it('port-unpublished, ports-swapped, published-other-port, published-other-host-port', async () => {
    const [host, other] = [await freePort(), await freePort()];
    const wanted = { ports: { 8080: host } };
    await serve(8080, '0.0.0.0');
    assert.equal(await settings(wanted), 'port-unpublished');
    assert.equal(await asked('http', 8080), 'port-unpublished');
    await scene.run('rm', '-f', name);
    await serve(8080, '0.0.0.0', '-p', `${other}:80`);
    assert.equal(await settings(wanted), 'published-other-port');
    assert.equal(await asked('http', 8080), 'published-other-port');
    await scene.run('rm', '-f', name);
    await serve(8080, '0.0.0.0', '-p', `${other}:8080`);
    assert.equal(await settings(wanted), 'published-other-host-port');
    assert.equal(await asked('http', 8080), 'passed');
    await scene.run('rm', '-f', name);
    await serve(8080, '0.0.0.0', '-p', `${host}:${other}`);
    assert.equal(await settings({ ports: { [host]: other } }), 'ports-swapped');
    assert.equal(await asked('tcp', host), 'ports-swapped');
  });

  it('published-other-address, then passed', async () => {
    const host = await freePort();
    const wanted = { image: ref, ports: { 8080: `0.0.0.0:${host}` } };
    await serve(8080, '0.0.0.0', '-p', `127.0.0.1:${host}:8080`);
    const verdict = await scene.check('container', { name, ...wanted });
    assert.equal(causeOf(verdict), 'published-other-address');
    assert.ok(verdict.status === 'failed');
    const [remove, again] = (verdict.cause?.degrees ?? []).slice(-2).map((each) => each.remedy);
    assert.ok(remove !== undefined && 'run' in remove && again !== undefined && 'run' in again);
    await scene.run(...remove.run.slice(1));
    await scene.run(...again.run.slice(1));
    assert.equal(await settings(wanted), 'passed');
  });

  it('port-taken by a container, and by a program outside Docker', async () => {
    const host = await freePort();
    await scene.run('run', '-d', '--name', `${name}-2`, '-p', `${host}:80`, ref);
    await scene.terminal('run', '-d', '--name', name, '-p', `${host}:8080`, ref);
    const verdict = await scene.check('container', { name, state: 'running' });
    assert.equal(causeOf(verdict), 'port-taken');
    assert.ok(verdict.status === 'failed');
    assert.equal(verdict.cause?.degrees[0]?.text.args?.['other'], `${name}-2`);
    assert.equal(await asked('http', 8080), 'port-taken');
    await scene.run('rm', '-f', name);

    const { port, close } = await listen();
    try {
      await scene.terminal('run', '-d', '--rm', '--name', name, '-p', `${port}:8080`, ref);
      const gone = await scene.check('container', { name, state: 'running' });
      assert.equal(causeOf(gone), 'port-taken');
      assert.ok(gone.status === 'failed');
      assert.equal(gone.cause?.degrees[0]?.text.args?.['port'], port);
    } finally {
      await close();
    }
  });
});

/** A program outside Docker that listens on a port of its own. */
async function listen(): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '0.0.0.0', ready));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((done) => server.close(() => done())) };
}

/** A way to the daemon over TCP, at an address of this machine that is not the loopback. */
async function forward(
  host: string,
  socket: string,
): Promise<{ readonly way: Endpoint; end(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection(socket);
    near.pipe(far).pipe(near);
    for (const each of [near, far]) {
      sockets.add(each);
      each.on('error', () => each.destroy());
    }
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    way: { kind: 'tcp', host, port, source: { kind: 'setting' } },
    end: async () => {
      for (const each of sockets) each.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
