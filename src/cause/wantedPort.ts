import { withProtocol } from '../check/imageAspects.ts';
import type { Container, PublishedPort } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import type { Failure } from './cause.ts';
import { subjectOf } from './subject.ts';
import type { Subject } from './subject.ts';

/** A port that should be published and is not, of a container that runs. */
export interface WantedPort extends Subject {
  readonly container: Container;
  /** `8080/tcp`. */
  readonly inside: string;
  readonly number: number;
  /** Undefined where any port of the host will do. */
  readonly host: number | undefined;
  /** The host's address; undefined where any will do. */
  readonly address: string | undefined;
  /** As `-p` takes it, gaps where the host's side is free. */
  readonly option: string;
}

/** Undefined when the failure is about no published port. */
export async function wantedPort(
  failure: Failure<unknown, unknown>,
  world: World,
): Promise<WantedPort | undefined> {
  const subject = await subjectOf(failure, world);
  const container = subject?.container;
  if (subject === undefined || container === undefined || subject.lack !== undefined) {
    return undefined;
  }
  const { aspect } = failure.judgement;
  const { wanted } = subject;
  if (wanted === undefined) {
    const port: unknown =
      typeof failure.spec === 'object' && failure.spec !== null
        ? Reflect.get(failure.spec, 'port')
        : undefined;
    if (aspect !== 'not-published' || (typeof port !== 'number' && typeof port !== 'string')) {
      return undefined;
    }
    return told({ ...subject, container }, String(port), 'any');
  }
  const asked = aspect === 'ports' ? wanted.ports : aspect === 'publish' ? wanted.publish : {};
  const found = aspect === 'ports' ? container.ports : container.wantedPorts;
  const missing = Object.entries(asked ?? {})
    .map(([port, host]) => told({ ...subject, container }, port, String(host)))
    .find((each) => !found.some((one) => isPublished(one, each)));
  return missing;
}

function told(
  subject: Subject & { readonly container: Container },
  port: string,
  host: string,
): WantedPort {
  const inside = withProtocol(port);
  const colon = host.lastIndexOf(':');
  const any = host === 'any';
  return {
    ...subject,
    inside,
    number: Number.parseInt(inside, 10),
    host: any ? undefined : Number(host.slice(colon + 1)),
    address: any || colon < 0 ? undefined : host.slice(0, colon),
    option: `${any ? '____' : host}:${port.replace(/\/tcp$/, '')}`,
  };
}

function isPublished(
  { container, hostPort, hostAddress }: PublishedPort,
  { inside, host, address }: WantedPort,
): boolean {
  return (
    container === inside &&
    (host === undefined || hostPort === host) &&
    (address === undefined || address === (hostAddress || '0.0.0.0'))
  );
}

/** As `-p` wrote it, without what was left to Docker. */
export function asOption({ hostAddress, hostPort, container }: PublishedPort): string {
  const inside = container.replace(/\/tcp$/, '');
  const host = hostPort === 0 ? '' : `${hostPort}:`;
  const address = ['', '0.0.0.0', '::'].includes(hostAddress) ? '' : `${hostAddress}:`;
  return `${address}${host}${inside}`;
}
