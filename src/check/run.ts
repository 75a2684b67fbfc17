import { notAsked } from './verdict.ts';
import type { Explanation, Judgement, Verdict } from './verdict.ts';
import type { Check, Task } from '../lab/model.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/worldError.ts';
import { checkType } from './checks.ts';
import { commonSubjectAspects, evaluate } from './expression.ts';
import type { Outcome } from './expression.ts';

/** A check with what was seen. */
export interface Judged {
  /** A check type's key; `not` for a part that should not be so, and is. */
  readonly type: string;
  readonly task: string;
  readonly spec: unknown;
  readonly observation: unknown;
  readonly judgement: Judgement;
}

/** One that failed, so that its cause can be searched. */
export type Failed = Judged;

export interface TaskResult {
  readonly verdict: Verdict;
  /** With `failed` only. */
  readonly failed?: Failed;
}

export interface RunOptions {
  /** Milliseconds for the whole run, causes included. */
  readonly limit: number;
  /** The daemon's address, for a run that comes to its limit. */
  readonly endpoint: string;
  /** Words for what kept a task from being judged: a WorldError, or a fault of our own. */
  readonly block: (task: string, error: unknown) => Explanation;
  /** Searches the cause of each failure in the same run; a WorldError blocks the task. Left out, verdicts have none. */
  readonly explain?: (failed: Failed, world: World) => Promise<Explanation | undefined>;
}

/**
 * Checks tasks in parallel, each read of the world under one signal and one time limit. It never
 * rejects: an environment that is not ready, a cancelled run and a broken check type are verdicts.
 * A task that only a probe could judge, in a run that nobody asked for, has no result: it stays as
 * it was.
 */
export async function runTasks(
  tasks: readonly Task[],
  makeWorld: (signal: AbortSignal) => World,
  options: RunOptions,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, TaskResult>> {
  const end = endOf(signal, options);
  const run: Run = { world: makeWorld(end.signal), options, end, tasks, results: new Map() };
  const results = await Promise.all(
    tasks.map(async (task) => {
      const result = await resultOf(task, run, []);
      return result === undefined ? [] : [[task.id, result] as const];
    }),
  );
  end.forget();
  return new Map(results.flat());
}

interface Run {
  readonly world: World;
  readonly options: RunOptions;
  readonly end: End;
  readonly tasks: readonly Task[];
  readonly results: Map<string, Promise<TaskResult | undefined>>;
}

function resultOf(
  task: Task,
  run: Run,
  waiting: readonly string[],
): Promise<TaskResult | undefined> {
  const known = run.results.get(task.id);
  if (known !== undefined) return known;
  const result = inTurn(task, run, [...waiting, task.id]);
  run.results.set(task.id, result);
  return result;
}

/** A task with `after` waits until that one has passed, in this run or before. */
async function inTurn(
  task: Task,
  run: Run,
  waiting: readonly string[],
): Promise<TaskResult | undefined> {
  const { after } = task;
  if (after !== undefined && !run.world.passed.has(after)) {
    const first = run.tasks.find(({ id }) => id === after);
    const waits: TaskResult = { verdict: { status: 'waiting', for: after } };
    // A circle of tasks that wait for each other would never end.
    if (first === undefined || waiting.includes(after)) return waits;
    const result = await resultOf(first, run, waiting);
    if (result?.verdict.status !== 'passed') return waits;
  }
  try {
    return await checkTask(task, run);
  } catch (error) {
    // Reads that are broken off say so in their own words; the run knows why it broke them off.
    const block = run.options.block(task.id, run.end.reason() ?? error);
    return { verdict: { status: 'blocked', block } };
  }
}

async function checkTask(
  task: Task,
  { world, options, end }: Run,
): Promise<TaskResult | undefined> {
  const outcome = await evaluate(task, (check) => askOne(check, task.id, world, end));
  if (outcome.is === 'unasked') return undefined;
  if (outcome.is === 'blocked') throw outcome.error;
  const { judged: failed } = outcome;
  const { judgement } = failed;
  if (outcome.is === 'passed') return { verdict: { status: 'passed', judgement } };
  const cause = await searchCause(failed, world, options, end);
  return {
    verdict: { status: 'failed', judgement, ...(cause === undefined ? {} : { cause }) },
    failed,
  };
}

/** One check of a check type. Never rejects: what breaks blocks it. */
async function askOne(
  { type: key, spec }: Check,
  task: string,
  world: World,
  end: End,
): Promise<Outcome> {
  try {
    const type = checkType(key);
    if (type === undefined) throw new RangeError(`no check type ${key}`);
    const observation = await end.race(type.observe(spec, { world, task }));
    const judgement = type.judge(spec, observation);
    if (judgement.aspect === notAsked) return { is: 'unasked' };
    const judged = { type: key, task, spec, observation, judgement };
    if (judgement.pass) return { is: 'passed', judged };
    const aspects = type.subjectAspects ?? commonSubjectAspects;
    const gone = judgement.aspect !== undefined && aspects.includes(judgement.aspect);
    return { is: 'failed', judged, subjectless: gone ? judged : undefined };
  } catch (error) {
    return { is: 'blocked', error };
  }
}

/** A cause that breaks or takes too long takes nothing away from the failure itself. */
async function searchCause(
  failed: Failed,
  world: World,
  { explain }: RunOptions,
  end: End,
): Promise<Explanation | undefined> {
  if (explain === undefined) return undefined;
  try {
    return await end.race(explain(failed, world));
  } catch (error) {
    // The daemon went away: by now nobody knows whether the failure still holds.
    if (error instanceof WorldError && end.reason() === undefined) throw error;
    return undefined;
  }
}

interface End {
  readonly signal: AbortSignal;
  race<Value>(work: Promise<Value>): Promise<Value>;
  /** Why the run ended early, or undefined while it goes on. */
  reason(): WorldError | undefined;
  /** Lets go of the timer and of the caller's signal once the run is over. */
  forget(): void;
}

/** The end of a run by its caller or its time limit: work is raced with it, as a read may never settle. */
function endOf(caller: AbortSignal, { limit, endpoint }: RunOptions): End {
  const controller = new AbortController();
  let reason: WorldError | undefined;
  let reject: (error: WorldError) => void = () => undefined;
  const ended = new Promise<never>((_, fail) => {
    reject = fail;
  });
  ended.catch(() => undefined);
  const stop = (error: WorldError): void => {
    reason ??= error;
    reject(reason);
    controller.abort(reason);
  };
  const cancel = (): void => stop(new WorldError('cancelled', endpoint, 'the check was cancelled'));
  const late = (): void => stop(new WorldError('time-out', endpoint, `no answer in ${limit} ms`));
  const timer = setTimeout(late, limit);
  if (caller.aborted) cancel();
  else caller.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    race: (work) => {
      work.catch(() => undefined);
      return Promise.race([ended, work]);
    },
    reason: () => reason,
    forget: () => {
      clearTimeout(timer);
      caller.removeEventListener('abort', cancel);
    },
  };
}
