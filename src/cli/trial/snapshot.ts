import { runCommand } from '../../session/command.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';

/** An object on the daemon that a lab could leave. */
export interface Present {
  /** For people, e.g. `image hello:v1`. */
  readonly name: string;
  /** Unix seconds, where the daemon's list says it. */
  readonly created?: number;
}

type Snapshot = ReadonlyMap<string, Present>;

/** Every container, image name, dangling image, volume and network, by a key of its own. */
export async function takeSnapshot(
  connection: DockerConnection,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Snapshot> {
  const docker = connection.reader(signal);
  const list = async (object: 'volume' | 'network'): Promise<readonly string[]> => {
    const argv = ['docker', object, 'ls', '--format', '{{.Name}}'];
    const { exitCode, output } = await runCommand(
      { argv, cwd: process.cwd(), env, timeLimit: 10_000 },
      signal,
    );
    return exitCode === 0 ? output.split('\n').filter((line) => line !== '') : [];
  };
  // A daemon that hangs is noticed here; the docker command would wait for it.
  const [containers, images] = await Promise.all([docker.containers(), docker.images()]);
  const [volumes, networks] = await Promise.all([list('volume'), list('network')]);
  return new Map<string, Present>([
    ...containers.map(
      ({ id, name, created }) =>
        [`container ${id}`, { name: `container ${name}`, created }] as const,
    ),
    ...images.flatMap(({ id, tags, created }) =>
      (tags.length === 0 ? [id.replace('sha256:', '').slice(0, 12)] : tags).map(
        (tag) => [`image ${id} ${tag}`, { name: `image ${tag}`, created }] as const,
      ),
    ),
    ...volumes.map((name) => [`volume ${name}`, { name: `volume ${name}` }] as const),
    ...networks.map((name) => [`network ${name}`, { name: `network ${name}` }] as const),
  ]);
}

/** Milliseconds since 1970 in which commands of the trial ran. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Names of what is there now, was not before, and can be the trial's: made while its commands ran,
 * or of one of its names.
 */
export function newSince(
  before: Snapshot,
  now: Snapshot,
  spans: readonly Span[],
  names: readonly string[],
): readonly string[] {
  const during = (seconds: number): boolean =>
    spans.some(({ from, to }) => seconds >= Math.floor(from / 1000) && seconds * 1000 <= to);
  return [...now]
    .filter(([key]) => !before.has(key))
    .map(([, present]) => present)
    .filter(
      ({ name, created }) =>
        created === undefined || during(created) || names.some((one) => name.includes(one)),
    )
    .map(({ name }) => name);
}
