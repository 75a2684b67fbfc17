import type { DockerConnection } from '../../world/docker/docker.ts';

/** An object on the daemon that a lab could leave. */
export interface Present {
  /** For people, e.g. `image hello:v1`. */
  readonly name: string;
  /** Unix seconds, where the daemon's list says it. */
  readonly created?: number;
  /** Whether nobody gave it its name: it may be anyone's. */
  readonly anonymous: boolean;
  /** The image of a container. */
  readonly image?: string;
}

export type Snapshot = ReadonlyMap<string, Present>;

/** The daemon draws a container's name of two words when none is given, a volume's as an id. */
const drawnName = /^[a-z]+_[a-z]+\d*$/;
const drawnId = /^[0-9a-f]{64}$/;

/** Every container, image name, dangling image, volume and network, by a key of its own. */
export async function takeSnapshot(
  connection: DockerConnection,
  signal: AbortSignal,
): Promise<Snapshot> {
  const docker = connection.reader(signal);
  const [containers, images, volumes, networks] = await Promise.all([
    docker.containers(),
    docker.images(),
    docker.volumes(),
    docker.networks(),
  ]);
  const all: readonly Present[] = [
    ...containers.map(({ name, created, image }) => ({
      ...{ name: `container ${name}`, created, image },
      anonymous: drawnName.test(name),
    })),
    ...images.flatMap(({ id, tags, created }) =>
      (tags.length === 0 ? [id.replace('sha256:', '').slice(0, 12)] : tags).map((tag) => ({
        ...{ name: `image ${tag}`, created, anonymous: tags.length === 0 },
      })),
    ),
    ...volumes.map(({ name }) => ({ name: `volume ${name}`, anonymous: drawnId.test(name) })),
    ...networks.map(({ name }) => ({ name: `network ${name}`, anonymous: false })),
  ];
  return new Map(all.map((one) => [`${one.name} ${one.created ?? ''}`, one]));
}

/** Milliseconds since 1970 in which commands of the trial ran. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What tells the objects of a trial from those of others on the same daemon. */
export interface Marks {
  /** Parts of names that nobody else has. */
  readonly own: readonly string[];
  /** Whole names that the lab gives in every trial, e.g. `volume data`. */
  readonly claims: ReadonlySet<string>;
  /** Parts of names of the labs that run beside it. */
  readonly others: readonly string[];
}

/**
 * Names of what is there now, was not before, and can be the trial's: of its names or its images, or
 * of no name that somebody gave and made while its commands ran. Others may use the daemon as well.
 */
export function newSince(
  before: Snapshot,
  now: Snapshot,
  spans: readonly Span[],
  { own, claims, others }: Marks,
): readonly string[] {
  const during = (seconds: number): boolean =>
    spans.some(({ from, to }) => seconds >= Math.floor(from / 1000) && seconds * 1000 <= to);
  return [...now]
    .filter(([key]) => !before.has(key))
    .map(([, present]) => present)
    .filter(({ name, created, anonymous, image = '' }) => {
      const carries = (part: string): boolean => name.includes(part) || image.includes(part);
      if (own.some(carries) || claims.has(name)) return true;
      if (others.some(carries) || !anonymous) return false;
      return created === undefined || during(created);
    })
    .map(({ name }) => name);
}
