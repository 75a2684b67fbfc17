import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Agent, request as plainRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { RequestOptions as SecureOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { WorldError } from '../worldError.ts';
import { makeAsker } from './ask.ts';
import type { Dial } from './ask.ts';
import type { ClusterConnection } from './cluster.ts';
import { chooseContext, defaultNamespace } from './context.ts';
import type { Kubeconfigs } from './context.ts';
import { fault } from './faults.ts';
import { descriptions } from './descriptions.ts';
import { findCollections } from './discovery.ts';
import { makeReader } from './reader.ts';
import { remove } from './remove.ts';
import { listAt, watch } from './watch.ts';

export interface ConnectOptions {
  /** Milliseconds that one call may take; 10,000 when left out. */
  readonly callTimeout?: number;
}

/**
 * A connection to the one cluster that may be asked. Throws WorldError when there is none, before
 * anything is sent anywhere.
 */
export function connect(
  kubeconfigs: Kubeconfigs,
  { callTimeout = 10_000 }: ConnectOptions = {},
): ClusterConnection {
  const loaded = new Map<string, KubeConfig>();
  const chosen = chooseContext(kubeconfigs, (path) => {
    const config = load(path);
    if (config === undefined) return undefined;
    loaded.set(path, config);
    // A file without any says nothing, whatever the type says.
    const current = (config.getCurrentContext() as string | undefined) ?? '';
    return { current, names: config.getContexts().map(({ name }) => name) };
  });
  if (chosen instanceof WorldError) throw chosen;
  const config = loaded.get(chosen.path) ?? new KubeConfig();
  config.setCurrentContext(chosen.context);
  const line = makeLine(config, chosen.context);
  const { context } = chosen;
  const namespace = config.getContextObject(context)?.namespace ?? defaultNamespace;
  const asker = makeAsker(line.dial, { context, namespace, callTimeout, expired: line.expired });
  const collections = findCollections(asker);
  return {
    context,
    reader: (signal) => makeReader(asker, collections, signal),
    descriptions: (signal) => descriptions(asker, signal),
    listAt: (resource, options, signal) => listAt(asker, collections, resource, options, signal),
    watch: (resource, options, signal) => watch(asker, collections, resource, options, signal),
    remove: (object, signal) => remove(asker, collections, object, signal),
    close: () => {
      asker.close();
      line.hangUp();
    },
  };
}

function load(path: string): KubeConfig | undefined {
  if (!existsSync(path)) return undefined;
  const config = new KubeConfig();
  try {
    config.loadFromFile(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `Could not read the kubeconfig ${path}: ${why}. Create the lab cluster again.`;
    throw new WorldError('kubeconfig-bad', path, message, error);
  }
  return config;
}

interface Line {
  readonly dial: Dial;
  readonly expired: () => boolean;
  /** Closes the connections kept. */
  hangUp(): void;
}

/** The client's own words for who we are: certificates, tokens, or a program that gives them. */
function makeLine(config: KubeConfig, context: string): Line {
  const cluster = config.getCurrentCluster();
  const server = serverOf(cluster?.server, context);
  let agent: Agent | undefined;
  let kept: SecureOptions | undefined;

  async function identity(): Promise<SecureOptions> {
    if (kept !== undefined) return kept;
    const options: SecureOptions = {};
    await config.applyToHTTPSOptions(options);
    // The client's own agent closes each connection, which costs more than the call.
    if (cluster?.proxyUrl === undefined) {
      agent ??= server.protocol === 'http:' ? new Agent(alive) : new SecureAgent(alive);
      options.agent = agent;
    }
    // Tokens may be had anew by a program; certificates stay.
    if (options.headers === undefined || Object.keys(options.headers).length === 0) kept = options;
    return options;
  }

  const dial: Dial = async ({ method, path, query, body }, signal) => {
    const { headers: own, ...options } = await identity();
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    const headers = {
      accept: 'application/json',
      ...headersOf(own),
      // Node gives a DELETE's body no length by itself: the server would take it for another request.
      ...(body === undefined
        ? {}
        : { 'content-type': body.type, 'content-length': String(Buffer.byteLength(body.text)) }),
    };
    const target = `${server.pathname.replace(/\/$/, '')}${path}${search}`;
    return send(server, { ...options, method, path: target, headers, signal }, body?.text);
  };

  return {
    dial,
    expired: () => hasExpired(kept?.cert),
    hangUp: () => agent?.destroy(),
  };
}

const alive = { keepAlive: true } as const;

function serverOf(server: string | undefined, context: string): URL {
  try {
    return new URL(server ?? '');
  } catch (error) {
    throw fault('kubeconfig-bad', context, 'its kubeconfig names no server', error);
  }
}

/** Redirects are not followed: they could lead anywhere. */
function send(
  server: URL,
  options: SecureOptions,
  body: string | undefined,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const where: RequestOptions = {
      hostname: server.hostname.replace(/^\[|\]$/g, ''),
      port: server.port,
    };
    const request =
      server.protocol === 'http:'
        ? plainRequest({ ...options, ...where }, resolve)
        : secureRequest({ ...options, ...where }, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

function headersOf(headers: SecureOptions['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
}

function hasExpired(certificate: SecureOptions['cert']): boolean {
  const [pem] = Array.isArray(certificate) ? certificate : [certificate];
  if (pem === undefined) return false;
  try {
    return Date.parse(new X509Certificate(pem).validTo) < Date.now();
  } catch {
    return false;
  }
}
