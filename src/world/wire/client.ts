import { request as plainRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { Docker } from '../docker/docker.ts';
import { faultOfSignal } from '../docker/faults.ts';
import { noAnswer, wireFault } from './faults.ts';
import { findHost, hostOfEndpoint, placeOf, readSurroundings } from './place.ts';
import type { Surroundings } from './place.ts';
import { talk } from './stream.ts';
import { largestAnswer, readHttp, uwsgiRequest } from './uwsgiProtocol.ts';
import type { HttpAnswer, HttpRequest, Wire, WireFault, WireResult } from './wire.ts';

export interface WireOptions {
  /** The daemon's endpoint as a URL: its host is asked. */
  readonly endpoint: string;
  /** Tells whether this process runs in one of the daemon's own containers. */
  readonly docker: Pick<Docker, 'container'>;
  readonly surroundings?: Surroundings;
  /** Milliseconds that one call may take; 5,000 when left out. */
  readonly timeout?: number;
}

/** Milliseconds in which a server that speaks first has said something. */
const greeting = 500;
/** Faults of a server that is not up yet. */
const notYet: ReadonlySet<WireFault> = new Set(['refused', 'empty', 'reset']);
const tryAgain = 200;

interface Where {
  readonly port: number;
  readonly address?: string;
  readonly patience?: number;
}

/** The wire of one run: every call ends with its signal. */
export function openWire(options: WireOptions, signal: AbortSignal): Wire {
  const { endpoint, docker, timeout = 5_000 } = options;
  let host = hostOfEndpoint(endpoint);
  let finding: Promise<string> | undefined;

  async function ask<Answer>(
    { address, patience = 0 }: Where,
    call: (place: string, ends: AbortSignal) => Promise<WireResult<Answer>>,
  ): Promise<WireResult<Answer>> {
    finding ??= findHost(endpoint, docker, options.surroundings ?? readSurroundings());
    host = await finding;
    const place = placeOf(host, address);
    if (place === undefined) {
      return noAnswer('unreachable', `${address ?? ''} is the loopback of another host`);
    }
    const limit = AbortSignal.timeout(timeout);
    const ends = AbortSignal.any([signal, limit]);
    const patient = Date.now() + patience;
    try {
      for (;;) {
        const result = await settled(call(place, ends));
        const again = result.fault !== undefined && notYet.has(result.fault);
        if (signal.aborted || !again || Date.now() >= patient) return result;
        await pause(tryAgain, undefined, { signal: ends });
      }
    } catch (error) {
      if (signal.aborted) throw faultOfSignal(signal, endpoint);
      if (limit.aborted) return noAnswer('time-out', `no answer within ${timeout} ms`);
      throw error;
    }
  }

  return {
    get host() {
      return host;
    },
    http: (request) => ask(request, (place, ends) => askHttp(place, request, ends)),
    tcp: (request) =>
      ask(request, async (place, ends) => {
        const { port } = request;
        const { bytes, closed } = await talk(
          { host: place, port, limit: 4096, silence: greeting },
          ends,
        );
        // Docker's proxy takes every connection, and closes it when nobody listens inside.
        if (closed && bytes.length === 0) return noAnswer('empty', 'closed without a byte');
        return { answer: { banner: bytes.toString('utf8') } };
      }),
    uwsgi: (request) =>
      ask(request, async (place, ends) => {
        const { port, path } = request;
        const send = uwsgiRequest(path, place, port);
        const { bytes } = await talk({ host: place, port, send, limit: largestAnswer }, ends);
        if (bytes.length === 0) return noAnswer('empty', 'closed without a byte');
        const answer = readHttp(bytes);
        return answer === undefined
          ? noAnswer('not-uwsgi', 'what answered is no HTTP response')
          : { answer };
      }),
  };
}

/** A connection's error as a fault; what is none of a connection's is thrown. */
async function settled<Answer>(result: Promise<WireResult<Answer>>): Promise<WireResult<Answer>> {
  try {
    return await result;
  } catch (error) {
    const fault = wireFault(error);
    if (fault === undefined) throw error;
    return fault;
  }
}

async function askHttp(
  host: string,
  { port, path, method = 'GET', headers, tls = false }: HttpRequest,
  signal: AbortSignal,
): Promise<WireResult<HttpAnswer>> {
  const options = {
    ...{ host, port, path, method, signal },
    agent: false,
    headers: { 'user-agent': 'container-lab', connection: 'close', ...headers },
  };
  const response = await answerTo(
    // A lab's registry signs for itself; nothing secret is sent to it.
    tls ? secureRequest({ ...options, rejectUnauthorized: false }) : plainRequest(options),
  );
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of bytesOf(response)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= largestAnswer) break;
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return noAnswer('reset', 'it broke off in the middle of its answer');
  }
  return {
    answer: {
      status: response.statusCode ?? 0,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value = '']) => [
          name,
          [value].flat().join(', '),
        ]),
      ),
      body: Buffer.concat(chunks).subarray(0, largestAnswer).toString('utf8'),
    },
  };
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

function bytesOf(response: IncomingMessage): AsyncIterable<Buffer> {
  return response;
}
