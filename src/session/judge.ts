import { isDeepStrictEqual } from 'node:util';
import type { TaskResult } from '../check/run.ts';
import type { Verdict } from '../check/verdict.ts';
import type { Lab, Task } from '../lab/model.ts';
import { leavesOf } from '../lab/parts.ts';
import type { ClusterLink } from '../world/cluster/load.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import type { Mirrors } from '../world/mirrors.ts';
import type { TerminalCommand } from '../world/world.ts';
import { checkTasks } from './check.ts';
import type { Daemon } from './daemon.ts';
import type { Folded } from './fold.ts';
import { asksCluster } from './clusterSubjects.ts';
import type { ClusterState } from './clusterState.ts';
import {
  blockOf,
  isFinished,
  isOfCluster,
  recordsOf,
  shownVerdicts,
  tasksToCheck,
} from './plan.ts';
import type { StepResult } from './session.ts';
import type { LogRecord, State } from './state.ts';

/** What judging needs of its session. */
interface JudgeOptions {
  readonly lab: Lab;
  readonly connection: DockerConnection;
  readonly cluster: ClusterLink;
  /** Milliseconds for one check. */
  readonly limit: number;
  /** What the docker commands' environment differs in from ours. */
  readonly env?: Readonly<Record<string, string>>;
  readonly daemon: Pick<Daemon, 'block' | 'met' | 'fine'>;
  readonly clusterState: Pick<ClusterState, 'block' | 'met' | 'fine'>;
  readonly state: () => State;
  evidence(): Folded['evidence'];
  terminal(): readonly TerminalCommand[];
  readonly inVariables: <Value>(value: Value) => Value;
  readonly mirrors: () => Mirrors;
  /** Keeps records of the present start, or of the one that began then. */
  readonly note: (records: readonly LogRecord[], start?: number) => Promise<void>;
  /** Hears what happened since the last check, where nobody listens. */
  readonly catchUp?: (signal: AbortSignal) => Promise<void>;
  /** Verdicts were made. */
  onVerdicts(): void;
}

interface Judge {
  /** The newest verdicts that are shown, by task id. */
  readonly verdicts: () => ReadonlyMap<string, Verdict>;
  /** Drops the verdicts of which that is true. */
  forget(which: (verdict: Verdict) => boolean): void;
  /** Ends the check that runs, and forgets everything. */
  stop(): void;
  check(step: string, asked: boolean, signal: AbortSignal): Promise<StepResult>;
  /** One task by its id, as if a person had asked. */
  checkTask(id: string): Promise<void>;
}

/** What a lab asks about, with these variables replaced. */
interface Named {
  readonly variables: State['variables'];
  readonly owns: Lab['owns'];
  readonly task: (task: Task) => Task;
}

/** Checks steps until `life` ends: one check at a time, the newest one. */
export function makeJudge(options: JudgeOptions, life: AbortSignal): Judge {
  const { lab, daemon, clusterState, state, note, inVariables } = options;
  const allTasks = lab.steps.flatMap(({ tasks }) => tasks);
  let verdicts: ReadonlyMap<string, Verdict> = new Map();
  let named = inNames(state().variables);
  let running: { readonly asked: boolean; readonly stop: AbortController } | undefined;

  async function check(step: string, asked: boolean, signal: AbortSignal): Promise<StepResult> {
    // What a person asked for is not put off by a check that comes by itself.
    if (!asked && running?.asked === true) return { step, verdicts, asked, at: Date.now() };
    running?.stop.abort();
    const mine = { asked, stop: new AbortController() };
    running = mine;
    const end = mine.stop.signal;
    // Heard by themselves: a signal that is composed of them costs more.
    const stop = (): void => mine.stop.abort(signal.aborted ? signal.reason : life.reason);
    for (const each of [signal, life]) each.addEventListener('abort', stop, { once: true });
    if (signal.aborted || life.aborted) stop();
    try {
      if (asked) await options.catchUp?.(end);
      await note([]);
      const results = await judge(tasksToCheck(lab, state(), step), asked, end);
      const block = end.aborted ? undefined : blockOf(results);
      return {
        step,
        verdicts: new Map([...results].map(([id, { verdict }]) => [id, verdict])),
        asked,
        at: Date.now(),
        ...(block ? { block } : {}),
      };
    } finally {
      for (const each of [signal, life]) each.removeEventListener('abort', stop);
      if (running === mine) running = undefined;
    }
  }

  function run(
    tasks: readonly Task[],
    asked: boolean,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, TaskResult>> {
    const { variables } = state();
    if (named.variables !== variables) named = inNames(variables);
    const world = {
      connection: options.connection,
      cluster: options.cluster,
      ...(options.env ? { env: options.env } : {}),
      state: state(),
      evidence: options.evidence(),
      terminal: options.terminal(),
      owns: named.owns,
      mirrors: options.mirrors(),
      asked,
      limit: options.limit,
    };
    return checkTasks(tasks.map(named.task), world, signal);
  }

  /** What the lab asks about with the learner's names in it, made once for each set of them. */
  function inNames(variables: State['variables']): Named {
    const made = new Map<string, Task>();
    return {
      variables,
      owns: inVariables(lab.owns),
      task: (task) => {
        const known = made.get(task.id) ?? { ...task, spec: inVariables(task.spec) };
        made.set(task.id, known);
        return known;
      },
    };
  }

  /** Judges tasks, keeps what that means for the progress, and shows it; a cancelled run does neither. */
  async function judge(
    tasks: readonly Task[],
    asked: boolean,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, TaskResult>> {
    const { startedAt, answers } = state();
    const ended = (): boolean => signal.aborted || state().startedAt !== startedAt;
    const made = await run(tasks, asked, signal);
    if (ended()) return made;
    // A question that was answered anew meanwhile is judged by that answer's own run.
    const stands = (id: string): boolean => isDeepStrictEqual(state().answers[id], answers[id]);
    const results = new Map([...made].filter(([id]) => stands(id)));
    const block = blockOf(results);
    if (block) (isOfCluster(block) ? clusterState : daemon).met(block);
    else {
      if (daemon.block() && asksDocker(tasks)) daemon.fine();
      if (tasks.flatMap(leavesOf).some(({ type }) => asksCluster(type))) clusterState.fine();
    }
    const records = recordsOf(results, state(), Date.now());
    await note(records, startedAt);
    // A prediction's outcome may be known only now.
    const predictions = tasks.filter(({ type }) => type === 'predict');
    const outcomes =
      records.length > 0 && predictions.length > 0 ? await run(predictions, asked, signal) : [];
    const all = new Map([...results, ...outcomes]);
    if (ended()) return all;
    verdicts = shownVerdicts(verdicts, all, state(), asked);
    if (state().finishedAt === undefined && isFinished(lab, state())) {
      await note([{ is: 'finished', time: Date.now() }], startedAt);
    }
    options.onVerdicts();
    return all;
  }

  return {
    verdicts: () => verdicts,
    forget: (which) => {
      verdicts = new Map([...verdicts].filter(([, verdict]) => !which(verdict)));
    },
    stop: () => {
      running?.stop.abort();
      verdicts = new Map();
    },
    check,
    checkTask: async (id) => {
      const task = allTasks.find((one) => one.id === id);
      if (task) await judge([task], true, life);
    },
  };
}

const lookingTypes: ReadonlySet<string> = new Set([
  'image',
  'container',
  'container-file',
  'network',
  'volume',
  'stats',
  'daemon',
  'http',
  'tcp',
  'uwsgi',
  'registry',
  'process',
  'exec',
  'logs',
  'compose',
  'service',
  'stack',
  'kind-cluster',
]);

/** Whether judging them asked the daemon, so that it is known to answer. */
function asksDocker(tasks: readonly Task[]): boolean {
  return tasks.flatMap(leavesOf).some(({ type }) => lookingTypes.has(type));
}
