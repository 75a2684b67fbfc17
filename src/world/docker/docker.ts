/**
 * What checks and causes may ask a Docker daemon: reads only. Shapes follow the Engine API
 * (v1.41 and later), with names made even; what a daemon leaves out is an empty list or undefined.
 */
import type { Layer } from './objects/layer.ts';
import type { ContainerSummary, Container, Stats } from './objects/container.ts';
import type { DaemonVersion, DaemonInfo, DaemonEvent } from './objects/daemon.ts';
import type { ImageSummary, Image, HistoryEntry } from './objects/image.ts';
import type { FileStat, FileChange, ExecResult } from './objects/inside.ts';
import type { NetworkSummary, Network } from './objects/network.ts';
import type { Service, ServiceTask } from './objects/swarm.ts';
import type { Volume } from './objects/volume.ts';

/** What of a container's inspection its logs are read with. */
export type Inspected = Pick<Container, 'id' | 'tty'>;

/** Every call throws WorldError when the daemon cannot answer; an object not there is undefined. */
export interface Docker {
  version(): Promise<DaemonVersion>;
  images(): Promise<readonly ImageSummary[]>;
  image(reference: string): Promise<Image | undefined>;
  history(reference: string): Promise<readonly HistoryEntry[] | undefined>;
  /** All containers, stopped ones too. */
  containers(): Promise<readonly ContainerSummary[]>;
  container(idOrName: string): Promise<Container | undefined>;
  /**
   * The last `lines` log lines of standard output and error, oldest first. A container that was
   * inspected already is not inspected once more.
   */
  logs(container: string | Inspected, lines: number): Promise<readonly string[] | undefined>;
  /** The command lines of a running container's processes, PID 1 first; undefined when it does not run. */
  top(idOrName: string): Promise<readonly string[] | undefined>;
  /** A file's stat inside a container, running or not; links are not followed. */
  stat(idOrName: string, path: string): Promise<FileStat | undefined>;
  /** Regular files only, at most 1 MiB. */
  readFile(idOrName: string, path: string): Promise<string | undefined>;
  /**
   * A bounded probe in a running container. Its argv is marked (probeMarker), so that it is never
   * taken for the learner's own exec. Only in checks that were asked for, and in the lab cluster's nodes.
   */
  exec(idOrName: string, argv: readonly string[]): Promise<ExecResult | undefined>;
  info(): Promise<DaemonInfo>;
  /** What the container changed in its files; undefined when it is missing. */
  changes(idOrName: string): Promise<readonly FileChange[] | undefined>;
  /** One sample, about a second long; undefined when it does not run. */
  stats(idOrName: string): Promise<Stats | undefined>;
  networks(): Promise<readonly NetworkSummary[]>;
  network(idOrName: string): Promise<Network | undefined>;
  volumes(): Promise<readonly Volume[]>;
  volume(name: string): Promise<Volume | undefined>;
  /** Swarm services; undefined when this daemon is no swarm manager. */
  services(): Promise<readonly Service[] | undefined>;
  /** The tasks of all services, newest first for each slot; undefined when no swarm manager. */
  serviceTasks(): Promise<readonly ServiceTask[] | undefined>;
}

/** Stands first in every probe's argv: `env CONTAINER_LAB_PROBE=1 …`. */
export const probeMarker = ['env', 'CONTAINER_LAB_PROBE=1'] as const;

/** A connection to one daemon: made once, read through a reader of its own for each run. */
export interface DockerConnection {
  /** The endpoint as a URL for people, e.g. `unix:///var/run/docker.sock`. */
  readonly endpoint: string;
  /** Reads that end with WorldError when the signal does. */
  reader(signal: AbortSignal): Docker;
  /**
   * The daemon's events from `since` (timeNano) on, until the signal ends or the daemon closes
   * (then it throws WorldError). `ready` is called once the subscription stands.
   */
  events(
    options: { readonly since?: string; readonly ready?: () => void },
    signal: AbortSignal,
  ): AsyncIterable<DaemonEvent>;
  /**
   * What each layer of an image holds, base first, read from its archive; undefined for a layer that
   * cannot be read. The daemon tells of it as of a `docker save`. Throws WorldError, also for an
   * archive larger than the limit, in bytes.
   * @param options.hashed paths of files whose contents are hashed
   */
  layers(
    reference: string,
    options: { readonly hashed: ReadonlySet<string>; readonly limit: number },
    signal: AbortSignal,
  ): Promise<readonly (Layer | undefined)[]>;
  /** Stops and removes a container by id, with its anonymous volumes. Missing is not an error. */
  removeContainer(id: string, signal: AbortSignal): Promise<void>;
  /** Removes one name of an image, or a dangling image by id, never by force. Missing is not an error. */
  removeImage(reference: string, signal: AbortSignal): Promise<void>;
  /** Never by force: one in use is refused. Missing is not an error. */
  removeNetwork(id: string, signal: AbortSignal): Promise<void>;
  removeVolume(name: string, signal: AbortSignal): Promise<void>;
  close(): void;
}
