import { Agent, ClientRequest, IncomingMessage } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { inspect } from 'node:util';
import Dockerode from 'dockerode';
import { WorldError } from '../worldError.ts';
import { makeAsker } from './ask.ts';
import type { Dial } from './ask.ts';
import { certificateFault } from './certificates.ts';
import type { DockerConnection } from './docker.ts';
import { describeEndpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { readEvents } from './events.ts';
import { fault } from './faults.ts';
import { readLayers } from './layers/layers.ts';
import { agreeOnVersion } from './negotiate.ts';
import { makeReader } from './reader.ts';
import { removeContainer, removeImage, removeNetwork, removeVolume } from './remove.ts';
import { openSshLine } from './sshLine.ts';

export interface ConnectOptions {
  /** Milliseconds that one call may take; 10,000 when left out. */
  readonly callTimeout?: number;
  /** Milliseconds that the daemon may take to say that it lives; a second, or five by ssh, when left out. */
  readonly pulse?: number;
}

/** A connection to the daemon at an endpoint. Nothing is asked before the first read. */
export function connect(
  endpoint: Endpoint,
  { callTimeout = 10_000, pulse }: ConnectOptions = {},
): DockerConnection {
  const name = describeEndpoint(endpoint);
  const line = dialer(endpoint, name);
  const asker = makeAsker(line.dial, name, {
    callTimeout,
    // A connection of ssh takes longer than an answer of a daemon that is near.
    ...(endpoint.kind === 'ssh' && { quiet: 4_000, pulse: 5_000 }),
    ...(pulse !== undefined && { pulse }),
  });
  const calls = agreeOnVersion(asker);
  return {
    endpoint: name,
    reader: (signal) => makeReader(calls, signal),
    events: (options, signal) => readEvents(calls, options, signal),
    layers: (reference, options, signal) => readLayers(calls, reference, options, signal),
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

/** The statuses are judged by the asker: docker-modem lets every one through. */
const everyStatus = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [100 + i, true]));

/** What is used of docker-modem: bodies are read here as streams, so that a half answer is noticed. */
interface Modem {
  dial(options: object, done: (error: Error | null, response: unknown) => void): void;
}

function dialer(
  endpoint: Endpoint,
  name: string,
): { readonly dial: Dial; /** Closes the connections kept. */ hangUp(): void } {
  const agent = makeAgent(endpoint, name);
  let modem: Modem | undefined;
  const certificate = endpoint.kind === 'tcp' ? endpoint.tls?.cert : undefined;
  const failure = (error: Error | null): Error =>
    certificateFault(error, certificate, name) ??
    error ??
    fault('bad-answer', name, 'the answer is no HTTP response');
  const turn = firstAhead();
  const dial: Dial = async ({ method, path, query, body }, signal) => {
    await turn();
    return new Promise((resolve, reject) => {
      modem ??= makeModem(endpoint, name, agent);
      const options = { _query: query, _body: body ?? {} };
      modem.dial(
        {
          method,
          path: query === undefined ? path : `${path}?`,
          options,
          isStream: true,
          statusCodes: everyStatus,
          abortSignal: quiet(signal),
        },
        (error, response) => {
          if (!(response instanceof IncomingMessage)) {
            reject(failure(error));
            return;
          }
          if (method === 'HEAD') keepConnection(response);
          resolve(response);
        },
      );
    });
  };
  return { dial, hangUp: () => agent.destroy() };
}

/**
 * Turns for requests: of those of one moment, the first goes ahead, and the others follow together
 * once Node has written it. The daemon works on it while they are made.
 */
function firstAhead(): () => Promise<void> {
  const now = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    if (next) return next;
    // docker-modem makes a request in a microtask, Node writes it in a tick.
    next = now.then(() => new Promise<void>((resolve) => process.nextTick(resolve)));
    void next.then(() => (next = undefined));
    return now;
  };
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
  const { verify = true } = (endpoint.kind === 'tcp' ? endpoint.tls : undefined) ?? {};
  return endpoint.kind === 'tcp' && endpoint.tls !== undefined
    ? new SecureAgent({ keepAlive: true, rejectUnauthorized: verify })
    : new Agent({ keepAlive: true });
}

/** Everything that docker-modem would else take from DOCKER_HOST and its like is set, undefined too. */
function makeModem(endpoint: Endpoint, name: string, agent: Agent): Modem {
  const tcp = endpoint.kind === 'tcp' ? endpoint : undefined;
  const { ca, cert, key } = tcp?.tls ?? {};
  const secure = tcp?.tls !== undefined;
  try {
    const options = {
      host: hostOf(endpoint),
      port: tcp?.port,
      socketPath: 'path' in endpoint ? endpoint.path : undefined,
      protocol: secure ? 'https' : 'http',
      ca,
      cert,
      key,
      agent: quiet(agent),
      timeout: undefined,
    } as const;
    return new Dockerode(options).modem;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new WorldError('bad-endpoint', name, `Could not connect to ${name}: ${why}.`, error);
  }
}

/** The daemon behind ssh is asked as one here; its agent knows the way. */
function hostOf(endpoint: Endpoint): string | undefined {
  if (endpoint.kind === 'ssh') return 'localhost';
  if (endpoint.kind !== 'tcp') return undefined;
  return endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
}

/** An answer to HEAD ends with its head (RFC 9112, 6.3): Node would give its connection up. */
function keepConnection(response: IncomingMessage): void {
  if (!('req' in response && response.req instanceof ClientRequest)) return;
  response.req.shouldKeepAlive = response.headers.connection?.toLowerCase() !== 'close';
}

/**
 * docker-modem formats every request for its debug log, to any depth and read or not: that would
 * take twice as long as the call.
 */
function quiet<Value extends object>(value: Value): Value {
  return Object.defineProperty(value, inspect.custom, unseen);
}
const unseen: PropertyDescriptor = { value: () => '…', configurable: true };
