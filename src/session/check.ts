import { homedir } from 'node:os';
import { runTasks, type Failed, type TaskResult } from '../check/run.ts';
import type { Explanation } from '../check/verdict.ts';
import { explainError } from '../cause/blocks.ts';
import type { Task } from '../lab/model.ts';
import { lazyCluster } from '../world/cluster/load.ts';
import type { ClusterLink } from '../world/cluster/load.ts';
import { memoiseCluster } from '../world/cluster/memo.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import { memoise } from '../world/docker/memo.ts';
import { openFiles } from '../world/files/client.ts';
import type { Mirrors } from '../world/mirrors.ts';
import { openRegistry } from '../world/registry/client.ts';
import { readLogins } from '../world/registry/logins.ts';
import { openWire } from '../world/wire/client.ts';
import { memoiseWire } from '../world/wire/memo.ts';
import type { TerminalCommand, World } from '../world/world.ts';
import { askingOnly, probingOnly, type Own } from './ownContainers.ts';
import type { Folded } from './fold.ts';
import type { State } from './state.ts';

interface CheckOptions {
  readonly connection: DockerConnection;
  readonly cluster: ClusterLink;
  readonly state: State;
  readonly evidence: Folded['evidence'];
  readonly terminal: readonly TerminalCommand[];
  /** Names that the lab uses, variables replaced. */
  readonly owns: NonNullable<World['owns']>;
  readonly mirrors: Mirrors;
  /** What the docker commands' environment differs in from ours, e.g. DOCKER_CONFIG. */
  readonly env?: Readonly<Record<string, string>>;
  readonly asked: boolean;
  /** Milliseconds. */
  readonly limit: number;
}

/** Judges tasks, with variables replaced, against the world as it is now. Never rejects. */
export function checkTasks(
  tasks: readonly Task[],
  options: CheckOptions,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, TaskResult>> {
  const { connection, limit } = options;
  return runTasks(
    tasks,
    (end) => makeWorld(options, end),
    { limit, endpoint: connection.endpoint, explain, block: explainError },
    signal,
  );
}

/** Loaded at the first failure: the causes are a bundle of their own. */
async function explain(failed: Failed, world: World): Promise<Explanation | undefined> {
  const { find } = await import('../cause/search.ts');
  return find(failed, world);
}

function makeWorld(options: CheckOptions, signal: AbortSignal): World {
  const { state, evidence, terminal, owns, mirrors, asked, connection, env } = options;
  const reader = memoise(connection.reader(signal));
  const own: Own = { names: owns.containers, before: state.before.containers };
  const open = memoiseWire(openWire({ endpoint: connection.endpoint, docker: reader }, signal));
  const { docker, wire } = askingOnly(probingOnly(reader, own), open, own);
  return {
    docker,
    cluster: memoiseCluster(lazyCluster(options.cluster, signal)),
    files: openFiles(state.folder),
    wire,
    registry: openRegistry(wire, () =>
      readLogins({ env: { ...process.env, ...env }, home: homedir() }),
    ),
    evidence: { ...evidence, terminal },
    answers: state.answers,
    passed: passedTasks(state),
    owns: { ...owns, before: own.before },
    mirrors,
    startedAt: state.startedAt,
    asked,
    now: Date.now(),
  };
}

function passedTasks({ tasks }: State): ReadonlySet<string> {
  return new Set(
    Object.entries(tasks)
      .filter(([, { changedAt }]) => changedAt === undefined)
      .map(([id]) => id),
  );
}
