/** The bare calls that a check is measured against, on one API server. */
import { Agent, request } from 'node:https';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { load } from 'js-yaml';
import * as z from 'zod/mini';

const shape = z.object({
  clusters: z.array(
    z.object({
      cluster: z.object({ server: z.string(), 'certificate-authority-data': z.string() }),
    }),
  ),
  users: z.array(
    z.object({
      user: z.object({ 'client-certificate-data': z.string(), 'client-key-data': z.string() }),
    }),
  ),
});

export interface Call {
  readonly method: string;
  readonly path: string;
}

export interface ApiServer {
  /** Sends a call; the answer's JSON, or nothing of it when it is left unread. */
  send(call: Call, options?: { readonly body?: unknown; readonly unread?: boolean }): Promise<void>;
  /** A server on loopback that hands all calls on, and notes those that end. */
  noting(): Promise<{ readonly url: string; readonly calls: Call[]; stop(): void }>;
  close(): void;
}

/** The server of a kubeconfig that kind wrote. */
export function apiServer(kubeconfig: string): ApiServer {
  const { clusters, users } = shape.parse(load(kubeconfig));
  const [one, other] = [clusters[0]?.cluster, users[0]?.user];
  if (one === undefined || other === undefined) throw new Error('the kubeconfig names no server');
  const { hostname, port } = new URL(one.server);
  const agent = new Agent({
    keepAlive: true,
    ca: Buffer.from(one['certificate-authority-data'], 'base64'),
    cert: Buffer.from(other['client-certificate-data'], 'base64'),
    key: Buffer.from(other['client-key-data'], 'base64'),
  });
  const where = { hostname, port, agent };

  return {
    send: ({ method, path }, { body, unread = false } = {}) =>
      new Promise((done, fail) => {
        const headers = { accept: 'application/json', 'content-type': 'application/json' };
        const sent = request({ ...where, method, path, headers }, (response) => {
          if (unread) {
            response.resume().on('end', done).on('error', fail);
            return;
          }
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part)).on('error', fail);
          response.on('end', () => {
            const text = Buffer.concat(parts).toString();
            if (text.startsWith('{')) JSON.parse(text);
            if (body !== undefined && (response.statusCode ?? 0) >= 300) fail(new Error(text));
            else done();
          });
        });
        sent.on('error', fail).end(body === undefined ? undefined : JSON.stringify(body));
      }),
    noting: async () => {
      const calls: Call[] = [];
      const server = createServer((incoming, outgoing) => {
        const { method = 'GET', url: path = '/' } = incoming;
        const headers = { ...incoming.headers, host: `${hostname}:${port}` };
        const sent = request({ ...where, method, path, headers }, (response) => {
          outgoing.writeHead(response.statusCode ?? 502, response.headers);
          response.pipe(outgoing);
          response.on('end', () => calls.push({ method, path }));
        });
        sent.on('error', () => outgoing.destroy());
        outgoing.on('close', () => sent.destroy());
        incoming.pipe(sent);
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port: own } = server.address() as AddressInfo;
      const stop = (): void => {
        server.close();
        server.closeAllConnections();
      };
      return { url: `http://127.0.0.1:${own}`, calls, stop };
    },
    close: () => agent.destroy(),
  };
}
