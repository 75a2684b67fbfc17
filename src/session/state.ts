/**
 * What a started lab remembers. Everything is a record in an append-only log (evidence.log, one
 * JSON object a line); the state is folded from it, and state.json is only its copy.
 */
import { mirrorValues } from '../lab/mirrors.ts';
import type { Values } from '../lab/variables.ts';
import type { ClusterAct } from '../world/cluster/acts.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import type { Mirrors } from '../world/mirrors.ts';

/** All times are milliseconds since 1970. */
export type LogRecord =
  | {
      readonly is: 'started';
      readonly time: number;
      readonly lab: string;
      readonly version: number;
      readonly folder: string;
      readonly variables: Readonly<Record<string, string>>;
      readonly mirrors?: Mirrors;
      /** What was on the daemon before the lab: never offered for removal. */
      readonly before: Before;
    }
  /** Begun anew in the same folder: what came before says nothing any more, but for what was made. */
  | {
      readonly is: 'reset';
      readonly time: number;
      readonly version: number;
      readonly step: string;
      readonly mirrors?: Mirrors;
    }
  | {
      readonly is: 'variable';
      readonly time: number;
      readonly name: string;
      readonly value: string;
    }
  | { readonly is: 'step'; readonly time: number; readonly step: string }
  | { readonly is: 'passed' | 'changed'; readonly time: number; readonly task: string }
  | { readonly is: 'hint' | 'more'; readonly time: number; readonly task: string }
  | { readonly is: 'solution'; readonly time: number; readonly step: string }
  | {
      readonly is: 'answer';
      readonly time: number;
      readonly task: string;
      readonly value: readonly string[];
    }
  | { readonly is: 'event'; readonly time: number; readonly event: DaemonEvent }
  | { readonly is: 'gap'; readonly time: number; readonly from: number; readonly to: number }
  | { readonly is: 'act'; readonly time: number; readonly act: ClusterAct }
  | {
      readonly is: 'cluster-gap';
      readonly time: number;
      readonly from: number;
      readonly to: number;
    }
  /** How far the cluster was listened to, and which. */
  | {
      readonly is: 'heard';
      readonly time: number;
      readonly cluster: string;
      readonly version: string;
    }
  /** An object made by the lab's terminal or solve. */
  | {
      readonly is: 'made';
      readonly time: number;
      readonly object: DaemonObject;
      readonly name: string;
    }
  | { readonly is: 'finished' | 'cleaned'; readonly time: number };

/** What a lab can make on the daemon. */
export type DaemonObject = 'container' | 'image' | 'network' | 'volume';

interface Before {
  /** Container ids. */
  readonly containers: readonly string[];
  /** Image ids and tags. */
  readonly images: readonly string[];
  /** Network ids; undefined where nobody looked: then none is known to be the lab's. */
  readonly networks?: readonly string[];
  /** Volume names; undefined as above. */
  readonly volumes?: readonly string[];
  /** When that was; undefined of a lab that an older version started. */
  readonly at?: number;
  /** The engine id of the daemon that was looked at; undefined where it was not asked. */
  readonly daemon?: string;
}

interface TaskProgress {
  readonly passedAt: number;
  /** It passed once and no longer holds, since then. */
  readonly changedAt?: number;
}

export interface State {
  readonly lab: string;
  readonly version: number;
  readonly folder: string;
  /** Or begun anew. Tells this start apart from those before it. */
  readonly startedAt: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Those that the starting files were written with; undefined when there were none. */
  readonly mirrors?: Mirrors;
  readonly before: Before;
  readonly step: string;
  readonly tasks: Readonly<Record<string, TaskProgress>>;
  /** Author's hints and degrees beyond the first that were revealed, by task. */
  readonly hints: Readonly<Record<string, number>>;
  readonly degrees: Readonly<Record<string, number>>;
  /** Steps whose solution was shown. */
  readonly shown: readonly string[];
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly made: readonly { readonly object: DaemonObject; readonly name: string }[];
  readonly finishedAt?: number;
  readonly cleanedAt?: number;
}

/**
 * What stands in the lab's files: the variables, and the mirrors of the start or of the last reset.
 * Texts and commands take the mirrors of now; a file that was written, or that a solution writes
 * later, does not change with them, so that a mirror set since never looks like the learner's edit.
 */
export function fileValues({
  variables,
  mirrors = {},
}: Pick<State, 'variables' | 'mirrors'>): Values {
  return { ...variables, ...mirrorValues(mirrors) };
}
