/** The wire from within a container of the daemon that it asks, whose 127.0.0.1 is its own. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { baseImage, docker, realEndpoint, uniqueNames } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';

const root = resolve(import.meta.dirname, '../../..');
const asker = relative(root, fileURLToPath(import.meta.resolve('./inside.ts')));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

describe('A dev container with a mounted socket', () => {
  const names = uniqueNames();
  const web = names.name('web');
  let open = '';
  let own = '';

  before(async function () {
    this.timeout(60_000);
    const page = ['python3', '-u', '-m', 'http.server', '8000'];
    // The newest daemon would choose one port for both, and then find it taken.
    const ports = ['-p', '0.0.0.0::8000', '-p', `127.0.0.1:${await freePort()}:8000`];
    await docker(['run', '-d', '--name', web, ...ports, baseImage, ...page]);
    await until(async () => (await docker(['logs', web])).includes('Serving HTTP'));
    const published = (await docker(['port', web, '8000/tcp'])).split('\n');
    const portAt = (address: string): string =>
      published
        .find((line) => line.startsWith(address))
        ?.split(':')
        .at(-1) ?? '';
    open = portAt('0.0.0.0');
    own = portAt('127.0.0.1');
    await docker(['network', 'create', names.name('net')]);
  });

  after(() => names.removeAll());

  function inside(options: readonly string[], ...words: string[]): Promise<string> {
    const endpoint = realEndpoint();
    assert.ok(endpoint.kind === 'unix');
    const mounts = [
      ['-v', `${endpoint.path}:/var/run/docker.sock`],
      ['-v', `${process.execPath}:/usr/local/bin/node:ro`],
      ['-v', `${root}:/lab:ro`, '-w', '/lab'],
    ].flat();
    const script = ['node', asker, ...words];
    return docker(['run', '--rm', ...options, ...mounts, baseImage, ...script]);
  }

  it('asks at the gateway', async () => {
    assert.match(await inside([], open), /^(?!127\.)[\d.]+ 200$/);
  });

  it('knows itself under another host name, on another network', async () => {
    const options = ['--hostname', 'other', '--network', names.name('net')];
    assert.match(await inside(options, open), /^(?!127\.)[\d.]+ 200$/);
  });

  it('on the host’s network asks as the host does', async () => {
    assert.equal(await inside(['--network', 'host'], open), '127.0.0.1 200');
  });

  it('cannot reach what is published on the host’s loopback alone, and says so', async () => {
    assert.match(await inside([], own, '127.0.0.1'), / unreachable$/);
  });
});
