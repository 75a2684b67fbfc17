import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainBlock } from '../../../src/cause/blocks.ts';
import { toPlain } from '../../../src/text.ts';
import { connect } from '../../../src/world/docker/client.ts';
import type { Endpoint } from '../../../src/world/docker/endpoint.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import { realEndpoint } from '../support/dockerHost.ts';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';

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

  it('says that a daemon is too old, and what to do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cl-old-'));
    const socket = join(folder, 'old.sock');
    // Docker 19.03, as it answers `GET /version`.
    const old = createHttpServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(
        '{"Version":"19.03.15","ApiVersion":"1.40","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}',
      );
    });
    await new Promise<void>((resolve) => old.listen(socket, resolve));
    const daemon = await startFaultyDaemon(socket);
    try {
      const error: unknown = await answers(daemon.endpoint).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof WorldError);
      const { id, text, degrees } = explainBlock(error);
      assert.equal(id, 'too-old');
      assert.match(toPlain(text, 'en'), /API version is 1\.40, and 1\.41 .* is needed/);
      assert.match(toPlain(degrees[0]?.text ?? text, 'en'), /Install Docker 20\.10 or newer/);
      assert.deepEqual(daemon.requests, ['GET /version HTTP/1.1'], 'nothing else is asked');
      await daemon.fail('hang');
      await assert.rejects(answers(daemon.endpoint), { fault: 'time-out' });
    } finally {
      await daemon.stop();
      old.close();
      await rm(folder, { recursive: true });
    }
  });

  it('says that a plain file is no daemon', async () => {
    const file = { kind: 'unix', path: '/etc/passwd', source: { kind: 'setting' } } as const;
    await assert.rejects(answers(file), { fault: 'daemon-down' });
  });
});
