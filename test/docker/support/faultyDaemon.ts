import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Endpoint } from '../../../src/world/docker/endpoint.ts';

/**
 * How the daemon fails:
 * - `pass`: not at all;
 * - `hang`: takes every connection and never answers;
 * - `hang-body`: answers the head and one byte, and no more;
 * - `close`: closes without an answer;
 * - `close-body`: closes after the head and one byte;
 * - `refuse`: its socket is there, and nobody listens;
 * - `gone`: its socket is not there;
 * - `not-http`: answers something else than HTTP;
 * - `not-json`: answers 200 with a page;
 * - `forbid`: answers 403;
 * - `starting`: answers 503, as Docker Desktop's gateway does.
 */
export type Fault =
  | 'pass'
  | 'hang'
  | 'hang-body'
  | 'close'
  | 'close-body'
  | 'refuse'
  | 'gone'
  | 'not-http'
  | 'not-json'
  | 'forbid'
  | 'starting';

export interface FaultyDaemon {
  readonly socket: string;
  readonly endpoint: Endpoint;
  /** The request lines that have come, e.g. `GET /version HTTP/1.1`. */
  readonly requests: readonly string[];
  /** From now on; connections that are under way stay as they are. */
  fail(fault: Fault, only?: RegExp): Promise<void>;
  /** The same, but so many more requests are answered before. */
  failAfter(count: number, fault: Fault): Promise<void>;
  /** Closes every connection that is under way. */
  cut(): void;
  stop(): Promise<void>;
}

const bodyBytes = 1;
const answers: Partial<Record<Fault, string>> = {
  'not-http': 'SSH-2.0-none\r\n',
  'not-json': 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>',
  forbid:
    'HTTP/1.1 403 Forbidden\r\nContent-Length: 23\r\nConnection: close\r\n\r\n{"message":"forbidden"}',
  starting: 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
};

/** One request a connection, so that each is seen, and fails or passes, by itself. */
function closing(request: Buffer): Buffer {
  const text = request.toString('latin1');
  return Buffer.from(text.replace(/^Connection: keep-alive\r$/im, 'Connection: close\r'), 'latin1');
}

/** A daemon of its own socket that passes everything on to the real one, until told to fail. */
export async function startFaultyDaemon(realSocket: string): Promise<FaultyDaemon> {
  const folder = await mkdtemp(join(tmpdir(), 'container-lab-daemon-'));
  const socket = join(folder, 'docker.sock');
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let fault: Fault = 'pass';
  let only = /^/;
  /** How many requests are still answered before it fails. */
  let spared = 0;
  let server: Server | undefined = await listen();

  function track(each: Socket): Socket {
    sockets.add(each);
    return each.on('error', () => each.destroy()).on('close', () => sockets.delete(each));
  }

  function listen(): Promise<Server> {
    const made = createServer({ allowHalfOpen: false }, (client) => {
      track(client).once('data', (bytes: Buffer) => {
        const first = closing(bytes);
        const request = first.toString('latin1').split('\r\n')[0] ?? '';
        requests.push(request);
        const due = spared === 0 && only.test(request);
        spared = Math.max(0, spared - 1);
        serve(client, first, due ? fault : 'pass');
      });
    });
    return new Promise((resolve) => made.listen(socket, () => resolve(made)));
  }

  function serve(client: Socket, first: Buffer, how: Fault): void {
    if (how === 'hang') return;
    if (how === 'close') return void client.destroy();
    const answer = answers[how];
    if (answer !== undefined) return void client.end(answer);
    const real = track(createConnection(realSocket));
    real.write(first);
    client.on('data', (bytes: Buffer) => real.write(bytes)).on('close', () => real.destroy());
    if (how === 'pass') {
      real.on('data', (bytes: Buffer) => client.write(bytes)).on('end', () => client.end());
      return;
    }
    let answered = Buffer.alloc(0);
    real.on('data', (bytes: Buffer) => {
      const before = answered.length;
      answered = Buffer.concat([answered, bytes]);
      const head = answered.indexOf('\r\n\r\n');
      const end = head < 0 ? answered.length : head + 4 + bodyBytes;
      if (before < end) client.write(answered.subarray(before, end));
      if (head < 0 || answered.length <= head + 4) return;
      real.destroy();
      if (how === 'close-body') client.end();
    });
  }

  async function close(keepFile: boolean): Promise<void> {
    const closing = server;
    server = undefined;
    if (closing === undefined) return;
    // Node removes the socket's file when it closes: one that is kept steps aside meanwhile.
    if (keepFile) await rename(socket, `${socket}.kept`);
    cut();
    await new Promise((resolve) => closing.close(resolve));
    if (keepFile) await rename(`${socket}.kept`, socket);
  }

  async function fail(next: Fault, which = /^/): Promise<void> {
    [fault, only, spared] = [next, which, 0];
    if (next === 'refuse' || next === 'gone') {
      await close(next === 'refuse');
      if (next === 'gone') await rm(socket, { force: true });
    } else if (server === undefined) {
      await rm(socket, { force: true });
      server = await listen();
    }
  }

  function cut(): void {
    for (const each of sockets) each.destroy();
  }

  return {
    socket,
    endpoint: { kind: 'unix', path: socket, source: { kind: 'setting' } },
    requests,
    fail,
    failAfter: async (count, next) => {
      await fail(next);
      spared = count;
    },
    cut,
    stop: async () => {
      await close(false);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
