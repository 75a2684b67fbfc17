import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createLine } from 'node:net';
import type { AddressInfo } from 'node:net';
import { openWire } from '../../../../src/world/wire/client.ts';
import { memoiseWire } from '../../../../src/world/wire/memo.ts';
import type { Wire } from '../../../../src/world/wire/wire.ts';
import { WorldError } from '../../../../src/world/worldError.ts';
import { fakeDocker } from '../../check/fakes.ts';

const surroundings = { ids: [], gateway: undefined };
const never = new AbortController().signal;

function wireOf(signal = never, timeout = 5_000, endpoint = 'unix:///d.sock'): Wire {
  return openWire({ endpoint, docker: fakeDocker(), surroundings, timeout }, signal);
}

describe('the wire', () => {
  let server: Server;
  let port = 0;
  let asked = 0;

  before(async () => {
    server = createServer((request, response) => {
      asked += 1;
      if (request.url !== '/silent') response.end(request.url);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = portOf(server.address());
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('throws when its run ends, whatever it waits for', async () => {
    const run = new AbortController();
    const waiting = wireOf(run.signal).http({ port, path: '/silent' });
    const why = new WorldError('time-out', 'unix:///d.sock', 'no answer in 5 ms');
    setTimeout(() => run.abort(why), 20);
    await assert.rejects(waiting, (error) => error === why);
    await assert.rejects(wireOf(run.signal).http({ port, path: '/' }), WorldError);
  });

  it('tells of a silent server, and of nobody there', async () => {
    const silent = await wireOf(never, 60).http({ port, path: '/silent' });
    assert.equal(silent.fault, 'time-out');
    const [free, line] = await freePort();
    await close(line);
    assert.equal((await wireOf().http({ port: free, path: '/' })).fault, 'refused');
    assert.equal((await wireOf().tcp({ port: free })).fault, 'refused');
    assert.equal((await wireOf().uwsgi({ port: free, path: '/' })).fault, 'refused');
  });

  it('does not ask the loopback of another host', async () => {
    const wire = wireOf(never, 5_000, 'tcp://far.lab:2375');
    const result = await wire.http({ port, path: '/', address: '127.0.0.1' });
    assert.equal(result.fault, 'unreachable');
    assert.equal(wire.host, 'far.lab');
  });

  it('asks again, with patience, a server that is not up yet', async () => {
    const [late, line] = await freePort();
    await close(line);
    const slow = createServer((_, response) => response.end('up'));
    setTimeout(() => slow.listen(late, '127.0.0.1'), 300);
    try {
      const result = await wireOf().http({ port: late, path: '/', patience: 4_000 });
      assert.equal(result.answer?.body, 'up');
    } finally {
      slow.close();
    }
  });

  it('sends each request of a run once', async () => {
    const wire = memoiseWire(wireOf());
    const before = asked;
    await Promise.all([1, 2, 3].map(() => wire.http({ port, path: '/once' })));
    await wire.http({ port, path: '/twice' });
    assert.equal(asked - before, 2);
  });
});

async function freePort(): Promise<[number, ReturnType<typeof createLine>]> {
  const line = createLine();
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done));
  return [portOf(line.address()), line];
}

function close(line: ReturnType<typeof createLine>): Promise<void> {
  return new Promise((done) => line.close(() => done()));
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
