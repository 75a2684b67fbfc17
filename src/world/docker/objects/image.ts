export interface ImageSummary {
  readonly id: string;
  /** `repository:tag`; empty for a dangling image. */
  readonly tags: readonly string[];
  /** Unix seconds. */
  readonly created: number;
  /** Bytes. */
  readonly size: number;
}

/** `linux` and `arm64`, as Go names them. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
}

export interface Image {
  readonly id: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970; undefined where the daemon does not say. */
  readonly created: number | undefined;
  /** When a tag was last set on this daemon; milliseconds since 1970. */
  readonly lastTagged: number | undefined;
  readonly size: number;
  /** What it is made for; undefined where the daemon does not say. */
  readonly platform: Platform | undefined;
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
