import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isIP } from 'node:net';
import type { Docker } from '../docker/docker.ts';

const ownHost = '127.0.0.1';

/** The host at which a daemon's published ports are asked, by the URL of its endpoint. */
export function hostOfEndpoint(endpoint: string): string {
  const match = /^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?(?:\[([^\]]+)\]|([^:/]+))/.exec(endpoint);
  return match?.[1] ?? match?.[2] ?? ownHost;
}

/** What this process knows of a container that it runs in itself. */
export interface Surroundings {
  /** Ids or names by which a daemon would know that container; none outside of one. */
  readonly ids: readonly string[];
  /** The address of the host as seen from in there. */
  readonly gateway: string | undefined;
}

export function readSurroundings(): Surroundings {
  if (textOf('/.dockerenv') === undefined && textOf('/run/.containerenv') === undefined) {
    return { ids: [], gateway: undefined };
  }
  const mounted = /\/containers\/([0-9a-f]{64})\//.exec(textOf('/proc/self/mountinfo') ?? '')?.[1];
  return {
    ids: [...(mounted === undefined ? [] : [mounted]), hostname()],
    gateway: gatewayIn(textOf('/proc/net/route') ?? ''),
  };
}

/** The default route's gateway in the kernel's table, whose addresses are hexadecimal, last byte first. */
export function gatewayIn(table: string): string | undefined {
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/));
  const gateway = rows.find(([, destination]) => destination === '00000000')?.[2];
  if (gateway === undefined || !/^[0-9A-F]{8}$/i.test(gateway)) return undefined;
  return [...Buffer.from(gateway, 'hex')].reverse().join('.');
}

/**
 * The host at which published ports are asked from here: the endpoint's own, but the gateway from
 * within a container of that very daemon (a dev container with a mounted socket), whose 127.0.0.1
 * is another one. A host's own network has its ports.
 */
export async function findHost(
  endpoint: string,
  docker: Pick<Docker, 'container'>,
  { ids, gateway }: Surroundings,
): Promise<string> {
  const host = hostOfEndpoint(endpoint);
  if (!endpoint.startsWith('unix:') || gateway === undefined) return host;
  for (const id of ids) {
    const found = await docker.container(id);
    if (found !== undefined && (found.id.startsWith(id) || found.hostname === id)) {
      return found.networkMode === 'host' ? host : gateway;
    }
  }
  return host;
}

/**
 * Where to ask for a port that is published at `address`; undefined when that is the loopback of
 * another machine or container, which cannot be reached from here.
 */
export function placeOf(host: string, address = ''): string | undefined {
  if (['', '0.0.0.0', '::'].includes(address)) return host;
  if (!isLoopback(address)) return address;
  return isLoopback(host) ? address : undefined;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
