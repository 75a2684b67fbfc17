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
  /** Its own clock: milliseconds since 1970; undefined where it does not say. */
  readonly time: number | undefined;
}

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
