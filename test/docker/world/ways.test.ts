import assert from 'node:assert/strict';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { connect } from '../../../src/world/docker/client.ts';
import type { Endpoint } from '../../../src/world/docker/endpoint.ts';
import { realEndpoint } from '../support/dockerHost.ts';

/** Whether the daemon behind an endpoint answers. */
async function answers(endpoint: Endpoint): Promise<boolean> {
  const connection = connect(endpoint);
  try {
    return (await connection.reader(AbortSignal.timeout(5_000)).images()).length > 0;
  } finally {
    connection.close();
  }
}

describe('the ways to a daemon', () => {
  const real = realEndpoint();
  let server: Server;

  before(async () => {
    server = createServer((client) => {
      assert.ok(real.kind === 'unix');
      const daemon = createConnection(real.path);
      client.pipe(daemon).pipe(client);
      for (const each of [client, daemon]) each.on('error', () => each.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  after(() => new Promise((resolve) => server.close(resolve)));

  it('reaches it over TCP', async () => {
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const { port }: AddressInfo = address;
    const source = { kind: 'setting' } as const;
    assert.ok(await answers({ kind: 'tcp', host: '127.0.0.1', port, source }));
  });

  it('goes to its endpoint, whatever DOCKER_HOST says', async () => {
    const kept = process.env['DOCKER_HOST'];
    try {
      for (const host of ['tcp://127.0.0.1:1', 'ssh://li@nowhere', 'unix:///nowhere']) {
        process.env['DOCKER_HOST'] = host;
        assert.ok(await answers(real), host);
      }
    } finally {
      if (kept === undefined) delete process.env['DOCKER_HOST'];
      else process.env['DOCKER_HOST'] = kept;
    }
  });

  it('says that nobody listens on a TCP port', async () => {
    const nobody = {
      kind: 'tcp',
      host: '127.0.0.1',
      port: 1,
      source: { kind: 'setting' },
    } as const;
    await assert.rejects(answers(nobody), { fault: 'daemon-down', endpoint: 'tcp://127.0.0.1:1' });
  });

  it('says that a plain file is no daemon', async () => {
    const file = { kind: 'unix', path: '/etc/passwd', source: { kind: 'setting' } } as const;
    await assert.rejects(answers(file), { fault: 'daemon-down' });
  });
});
