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
