import { Agent, request as plainRequest } from 'node:http';
import type { RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { makeAsker } from './ask.ts';
import type { Dial, Request } from './ask.ts';
import { certificateFault } from './certificates.ts';
import type { DockerConnection } from './docker.ts';
import { describeEndpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { readEvents } from './events.ts';
import { agreeOnVersion } from './negotiate.ts';
import { makeReader } from './reader.ts';
import { removeContainer, removeImage, removeNetwork, removeVolume } from './remove.ts';
import { openSshLine } from './sshLine.ts';

export interface ConnectOptions {
  /** Milliseconds that one call may take; 10,000 when left out. */
  readonly callTimeout?: number;
}

/** A connection to the daemon at an endpoint. Nothing is asked before the first read. */
export function connect(
  endpoint: Endpoint,
  { callTimeout = 10_000 }: ConnectOptions = {},
): DockerConnection {
  const name = describeEndpoint(endpoint);
  const line = dialer(endpoint, name);
  const asker = makeAsker(line.dial, name, {
    callTimeout,
    // A connection of ssh takes longer than an answer of a daemon that is near.
    ...(endpoint.kind === 'ssh' && { quiet: 4_000, pulse: 5_000 }),
  });
  const calls = agreeOnVersion(asker);
  return {
    endpoint: name,
    reader: (signal) => makeReader(calls, signal),
    events: (options, signal) => readEvents(calls, options, signal),
    removeContainer: (id, signal) => removeContainer(calls, id, signal),
    removeImage: (reference, signal) => removeImage(calls, reference, signal),
    removeNetwork: (id, signal) => removeNetwork(calls, id, signal),
    removeVolume: (name, signal) => removeVolume(calls, name, signal),
    close: () => {
      asker.close();
      line.hangUp();
    },
  };
}

function dialer(
  endpoint: Endpoint,
  name: string,
): { readonly dial: Dial; /** Closes the connections kept. */ hangUp(): void } {
  const agent = makeAgent(endpoint, name);
  const place = placeOf(endpoint);
  const open = endpoint.kind === 'tcp' && endpoint.tls !== undefined ? secureRequest : plainRequest;
  const certificate = endpoint.kind === 'tcp' ? endpoint.tls?.cert : undefined;
  const dial: Dial = ({ method, path, query, body }, signal) =>
    new Promise((resolve, reject) => {
      const json = body === undefined ? undefined : JSON.stringify(body);
      const headers = json === undefined ? {} : { 'content-type': 'application/json' };
      const options = { ...place, agent, method, path: withQuery(path, query), headers, signal };
      const request = open(options)
        .on('response', (response) => {
          // An answer to HEAD ends with its head (RFC 9112, 6.3): Node would give its connection up.
          const { connection } = response.headers;
          if (method === 'HEAD') request.shouldKeepAlive = connection?.toLowerCase() !== 'close';
          resolve(response);
        })
        .on('error', (error) => reject(certificateFault(error, certificate, name) ?? error));
      request.end(json);
    });
  return { dial, hangUp: () => agent.destroy() };
}

/**
 * Connections are kept for the next call, for a new one costs as much as the call: one that the
 * daemon has closed leaves the agent at once.
 */
function makeAgent(endpoint: Endpoint, name: string): Agent {
  if (endpoint.kind === 'ssh') {
    return Object.assign(new Agent({ keepAlive: true }), {
      createConnection: () => openSshLine(name),
    });
  }
  if (endpoint.kind !== 'tcp' || endpoint.tls === undefined) return new Agent({ keepAlive: true });
  const { ca, cert, key, verify } = endpoint.tls;
  return new SecureAgent({ keepAlive: true, rejectUnauthorized: verify, ca, cert, key });
}

/** Where requests go. The daemon behind ssh is asked as one here; its agent knows the way. */
function placeOf(endpoint: Endpoint): RequestOptions {
  if (endpoint.kind === 'ssh') return { host: 'localhost' };
  if (endpoint.kind === 'tcp') return { host: endpoint.host, port: endpoint.port };
  return { socketPath: endpoint.path };
}

function withQuery(path: string, query: Request['query']): string {
  if (query === undefined) return path;
  const parts = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${path}?${parts.join('&')}`;
}
