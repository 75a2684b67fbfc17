import type { Docker } from '../world/docker/docker.ts';
import type { Container } from '../world/docker/objects/container.ts';
import type { Wire } from '../world/wire/wire.ts';

/** What an untrusted lab may send anything to. */
export interface Own {
  /** Names that the lab may call its own, variables replaced. */
  readonly names: readonly string[];
  /** Ids of the containers that were there before it, whatever their names. */
  readonly before: readonly string[];
}

/**
 * The daemon, with probes only in containers that the lab may call its own and that were not there
 * before it: an untrusted lab must not run a command in anything else of the learner's.
 */
export function probingOnly(docker: Docker, own: Own): Docker {
  return {
    ...docker,
    exec: async (name, argv) => {
      if (!own.names.includes(name)) return undefined;
      const found = await docker.container(name);
      return found?.name === name && isOwn(found, own) ? docker.exec(found.id, argv) : undefined;
    },
  };
}

/**
 * The same daemon and wire, whose requests go only to ports that one of the lab's own containers
 * publishes, as this daemon told: whoever asks must have read that container before.
 */
export function askingOnly(
  docker: Docker,
  wire: Wire,
  own: Own,
): { readonly docker: Docker; readonly wire: Wire } {
  const published = new Set<number>();
  const guarded =
    <Request extends { readonly port: number }, Answer>(ask: (request: Request) => Answer) =>
    (request: Request) =>
      published.has(request.port) ? ask(request) : refused();
  return {
    docker: {
      ...docker,
      container: async (id) => {
        const found = await docker.container(id);
        if (found !== undefined && isOwn(found, own)) {
          for (const { hostPort } of found.ports) published.add(hostPort);
        }
        return found;
      },
    },
    wire: {
      get host() {
        return wire.host;
      },
      http: guarded((request: Parameters<Wire['http']>[0]) => wire.http(request)),
      tcp: guarded((request: Parameters<Wire['tcp']>[0]) => wire.tcp(request)),
      uwsgi: guarded((request: Parameters<Wire['uwsgi']>[0]) => wire.uwsgi(request)),
    },
  };
}

function refused(): Promise<{ readonly fault: 'unreachable'; readonly detail: string }> {
  return Promise.resolve({ fault: 'unreachable', detail: 'no container of the lab has this port' });
}

function isOwn({ name, id }: Pick<Container, 'name' | 'id'>, own: Own): boolean {
  return own.names.includes(name) && !own.before.includes(id);
}
