import type { ClusterAct } from './cluster/acts.ts';
import type { Cluster } from './cluster/cluster.ts';
import type { Docker } from './docker/docker.ts';
import type { DaemonEvent } from './docker/objects/daemon.ts';
import type { Files } from './files/files.ts';
import type { Mirrors } from './mirrors.ts';
import type { Wire } from './wire/wire.ts';
import type { Registry } from './registry/registry.ts';

/** A command that the lab's own terminal ran. It explains mistakes, and proves nothing. */
export interface TerminalCommand {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly commandLine: string;
  readonly exitCode: number | undefined;
  /** The end of what it printed, at most 4 KiB; left out where nobody could read it. */
  readonly output?: string;
}

/** A span in which nobody listened; milliseconds since 1970. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** What was seen while somebody listened. */
export interface Evidence {
  /** Oldest first; the lab's own probes are not among them. */
  readonly events: readonly DaemonEvent[];
  /** Where the daemon could not replay. */
  readonly gaps: readonly Gap[];
  /** What was seen in the cluster, oldest first, and where its server could not replay. */
  readonly cluster: { readonly acts: readonly ClusterAct[]; readonly gaps: readonly Gap[] };
  readonly terminal: readonly TerminalCommand[];
}

/** What a check may look at: made anew for each run, each read done once. */
export interface World {
  readonly docker: Docker;
  /** The lab's cluster; its client is loaded when it is first asked. */
  readonly cluster: Cluster;
  readonly files: Files;
  /** HTTP, TCP and uwsgi to the ports that containers publish, on the daemon's host. */
  readonly wire: Wire;
  readonly registry: Registry;
  readonly evidence: Evidence;
  /** The learner's answers by task id. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** Ids of the lab's tasks that have passed so far. */
  readonly passed: ReadonlySet<string>;
  /** Names that the lab itself uses, variables replaced: never taken for somebody's slip. */
  readonly owns?: {
    readonly containers: readonly string[];
    readonly images: readonly string[];
    /** Ids of containers that were there before the lab: not its own, whatever their names. */
    readonly before?: readonly string[];
  };
  /** The learner's own; a remedy may go by them, a check never does. */
  readonly mirrors?: Mirrors;
  /** Milliseconds since 1970, when the lab was started. */
  readonly startedAt: number;
  /** Whether a person asked for this run; probes run only then. */
  readonly asked: boolean;
  readonly now: number;
}
