/**
 * What checks and causes may ask a Docker daemon: reads only. Shapes follow the Engine API
 * (v1.41 and later), with names made even; what a daemon leaves out is an empty list or undefined.
 */
export interface DaemonVersion {
  readonly version: string;
  readonly apiVersion: string;
  readonly os: string;
  readonly arch: string;
}

/** What the daemon says of itself (`docker info`). */
export interface DaemonInfo {
  /** The engine's own; empty where it says none. */
  readonly id: string;
  readonly name: string;
  readonly serverVersion: string;
  /** E.g. `overlay2`, or `overlayfs` of the containerd image store. */
  readonly storageDriver: string;
  /** Whether images lie in containerd's store rather than in the daemon's own. */
  readonly containerdStore: boolean;
  /** `1` or `2`. */
  readonly cgroupVersion: string;
  /** URLs of the registry mirrors. */
  readonly registryMirrors: readonly string[];
  /** Host and port, or CIDR, of registries that may be spoken to without TLS. */
  readonly insecureRegistries: readonly string[];
  readonly liveRestore: boolean;
  readonly swarm: {
    readonly state: 'inactive' | 'pending' | 'active' | 'error' | 'locked';
    readonly manager: boolean;
    readonly nodes: number;
  };
  readonly labels: readonly string[];
  readonly securityOptions: readonly string[];
}

export interface NetworkSummary {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Network extends NetworkSummary {
  /** `local`, `swarm` or `global`. */
  readonly scope: string;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly subnets: readonly string[];
  /** Running containers on it. */
  readonly containers: readonly {
    readonly id: string;
    readonly name: string;
    /** Without the prefix length; empty for none. */
    readonly address: string;
  }[];
}

export interface Volume {
  readonly name: string;
  readonly driver: string;
  /** The host's path. */
  readonly mountpoint: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

/** One sample of what a running container uses. */
export interface Stats {
  /** Bytes, without the page cache that can be dropped, as `docker stats` shows it. */
  readonly memory: number;
  /** Bytes; the host's memory when there is no limit. */
  readonly memoryLimit: number;
  /** Percent of one core, as `docker stats` shows it: 200 for two cores. */
  readonly cpu: number;
  readonly processes: number;
}

/** A swarm service. */
export interface Service {
  readonly id: string;
  readonly name: string;
  readonly mode: 'replicated' | 'global' | 'job';
  /** Wanted; undefined when global. */
  readonly replicas: number | undefined;
  /** As given, without the digest that the swarm adds. */
  readonly image: string;
  readonly environment: readonly string[];
  readonly ports: readonly {
    /** `8080/tcp`. */
    readonly container: string;
    readonly published: number;
    readonly mode: 'ingress' | 'host';
  }[];
  readonly endpointMode: 'vip' | 'dnsrr';
  readonly labels: Readonly<Record<string, string>>;
  /** E.g. `updating`, `completed`, `paused`, `rollback_completed`; empty for none. */
  readonly update: string;
}

/** A task of a swarm service: one attempt at one replica. */
export interface ServiceTask {
  readonly id: string;
  /** The service's id. */
  readonly service: string;
  readonly slot: number;
  readonly node: string;
  /** E.g. `running`, `pending`, `rejected`. */
  readonly state: string;
  readonly wanted: string;
  readonly error: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  /** The container's id; empty before it is made. */
  readonly container: string;
}

/** One change of a container's files against its image (`docker diff`). */
export interface FileChange {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
}

export interface ImageSummary {
  readonly id: string;
  /** `repository:tag`; empty for a dangling image. */
  readonly tags: readonly string[];
  /** Unix seconds. */
  readonly created: number;
  /** Bytes. */
  readonly size: number;
}

export interface Image {
  readonly id: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970; undefined where the daemon does not say. */
  readonly created: number | undefined;
  /** When a tag was last set on this daemon; milliseconds since 1970. */
  readonly lastTagged: number | undefined;
  readonly size: number;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: readonly string[];
  readonly workingDirectory: string;
  readonly user: string;
  readonly labels: Readonly<Record<string, string>>;
  /** `8080/tcp`. */
  readonly exposedPorts: readonly string[];
  /** Diff ids of the file-system layers, base first. */
  readonly layers: readonly string[];
  /** `repository@sha256:…` of the registries that it was pulled from or pushed to. */
  readonly digests: readonly string[];
  /** Empty for the default, SIGTERM. */
  readonly stopSignal: string;
  /** The command of its HEALTHCHECK; empty for none. */
  readonly healthcheck: readonly string[];
  /** Paths of its VOLUME instructions. */
  readonly volumes: readonly string[];
}

/** One entry of an image's history, oldest first. */
export interface HistoryEntry {
  readonly createdBy: string;
  /** Unix seconds: when this entry was built, also when a later build takes it from the cache. */
  readonly created: number;
  readonly size: number;
  /** Whether it added a file-system layer. */
  readonly layer: boolean;
}

export type ContainerState =
  'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

export interface ContainerSummary {
  readonly id: string;
  /** Without the leading slash. */
  readonly name: string;
  /** As given to `docker run`. */
  readonly image: string;
  readonly imageId: string;
  readonly state: ContainerState;
  /** Unix seconds. */
  readonly created: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Published ports of a running one. */
  readonly ports: readonly PublishedPort[];
  readonly networks: readonly string[];
}

export interface PublishedPort {
  /** `8080/tcp`. */
  readonly container: string;
  readonly hostAddress: string;
  readonly hostPort: number;
}

export interface Container {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly imageId: string;
  readonly state: ContainerState;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly error: string;
  readonly restartCount: number;
  /** Milliseconds since 1970; undefined when it never started or never finished. */
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly health: 'starting' | 'healthy' | 'unhealthy' | undefined;
  readonly tty: boolean;
  readonly openStdin: boolean;
  readonly hostname: string;
  /** Entrypoint and command together, as they were run. */
  readonly command: readonly string[];
  readonly environment: readonly string[];
  readonly ports: readonly PublishedPort[];
  /** What it was asked to publish, also while it does not run; 0 and empty are the daemon's choice. */
  readonly wantedPorts: readonly PublishedPort[];
  /** `8080/tcp` by EXPOSE or `--expose`. */
  readonly exposedPorts: readonly string[];
  readonly networks: readonly string[];
  /** Address on each network by its name; none while it does not run. */
  readonly addresses: Readonly<Record<string, string>>;
  /** As given: `bridge`, `host`, `none`, `container:…`, a network's name. */
  readonly networkMode: string;
  readonly mounts: readonly {
    readonly type: string;
    /** The volume's name, or the host's path of a bind mount. */
    readonly source: string;
    readonly target: string;
    readonly writable: boolean;
  }[];
  /** Bytes; 0 for none. */
  readonly memoryLimit: number;
  /** Cores, e.g. 0.5; 0 for no limit. */
  readonly cpus: number;
  readonly pid: number;
  readonly entrypoint: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly user: string;
  readonly restartPolicy: { readonly name: string; readonly most: number };
  readonly autoRemove: boolean;
  readonly privileged: boolean;
  readonly capAdd: readonly string[];
  readonly logDriver: string;
  /** The newest runs of its HEALTHCHECK, oldest first. */
  readonly healthLog: readonly { readonly exitCode: number; readonly output: string }[];
}

export interface FileStat {
  readonly type: 'file' | 'directory' | 'symlink' | 'socket' | 'pipe' | 'device';
  /** Bytes. */
  readonly size: number;
  /** Permission bits, e.g. 0o666. */
  readonly mode: number;
  readonly linkTarget: string;
}

export interface ExecResult {
  readonly exitCode: number;
  /** Standard output and error together, at most 64 KiB. */
  readonly output: string;
}

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
   * taken for the learner's own exec. Only in checks that were asked for.
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

/** An event as the daemon sent it. */
export interface DaemonEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Nanoseconds since 1970 as digits, for resuming and for telling events apart. */
  readonly timeNano: string;
  readonly type: string;
  /** E.g. `start`, `die`, `tag`, `exec_create: bash`. */
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

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
  /** Stops and removes a container by id, with its anonymous volumes. Missing is not an error. */
  removeContainer(id: string, signal: AbortSignal): Promise<void>;
  /** Removes one name of an image, or a dangling image by id, never by force. Missing is not an error. */
  removeImage(reference: string, signal: AbortSignal): Promise<void>;
  /** Never by force: one in use is refused. Missing is not an error. */
  removeNetwork(id: string, signal: AbortSignal): Promise<void>;
  removeVolume(name: string, signal: AbortSignal): Promise<void>;
  close(): void;
}
