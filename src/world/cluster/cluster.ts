/**
 * What checks and causes may ask a cluster's API server: reads, and dry runs that change nothing;
 * and the one thing that a clean-up changes.
 */
import type {
  ClusterObject,
  ClusterVersion,
  DryRun,
  Heard,
  Named,
  ProxyResult,
  ProxyTarget,
  Resource,
  Selection,
  TriedObject,
} from './objects.ts';

/** Every call throws WorldError when the cluster cannot answer; an object not there is undefined. */
export interface Cluster {
  version(): Promise<ClusterVersion>;
  get(resource: Resource, named: Named): Promise<ClusterObject | undefined>;
  /** None of a kind that the cluster does not know. */
  list(resource: Resource, selection?: Selection): Promise<readonly ClusterObject[]>;
  /** One GET through the API server's own proxy; `nth` tells requests apart that are sent again. */
  proxyGet(target: ProxyTarget, nth?: number): Promise<ProxyResult>;
  /** Applies the object on the server without keeping it, strictly, as kubectl would. */
  dryRun(object: TriedObject): Promise<DryRun>;
  /** The last `lines` of a container's log, oldest first; undefined when there is none. */
  logs(
    pod: Named,
    options: { readonly container?: string; readonly lines: number; readonly previous?: boolean },
  ): Promise<readonly string[] | undefined>;
  /** The cluster's own events about one object, oldest first. */
  events(about: Resource & Named): Promise<readonly ClusterObject[]>;
}

/** What a cluster tells of its kinds by OpenAPI 3. */
export interface Descriptions {
  /**
   * By apiVersion, a path that is another one once the description is. None where the cluster does
   * not tell.
   */
  paths(): Promise<ReadonlyMap<string, string>>;
  /** What stands at such a path; undefined where nothing does, as while its server is down. */
  read(path: string, limit: number): Promise<Description | undefined>;
}

/** A description, and how many bytes of it were read. */
export interface Description {
  /** As plain values; undefined where it is longer than it may be. */
  readonly json: unknown;
  readonly bytes: number;
}

/** A connection to one cluster: made once, read through a reader of its own for each run. */
export interface ClusterConnection {
  /** The context's name, for people. */
  readonly context: string;
  /** Reads that end with WorldError when the signal does. */
  reader(signal: AbortSignal): Cluster;
  descriptions(signal: AbortSignal): Descriptions;
  /** A list with the version from which a watch goes on; of an earlier moment with `at`. */
  listAt(
    resource: Resource,
    options: { readonly namespace?: string; readonly at?: string },
    signal: AbortSignal,
  ): Promise<Listed | 'too-old'>;
  /**
   * Changes from `since` on, until the signal ends or the server closes (then it throws WorldError).
   * It ends by itself when `since` is older than what the server remembers. `ready` is called once
   * the watch stands.
   */
  watch(
    resource: Resource,
    options: {
      readonly namespace?: string;
      readonly since: string;
      readonly ready?: () => void;
    },
    signal: AbortSignal,
  ): AsyncIterable<Heard>;
  /** Has an object removed, with all that it owns, if it is still the one of that uid. */
  remove(object: Resource & Named & { readonly uid: string }, signal: AbortSignal): Promise<void>;
  close(): void;
}

export interface Listed {
  readonly resourceVersion: string;
  readonly objects: readonly ClusterObject[];
}
