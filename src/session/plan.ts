import type { TaskResult } from '../check/run.ts';
import type { Explanation, Verdict } from '../check/verdict.ts';
import type { Lab, Step, Task } from '../lab/model.ts';
import type { WorldFault } from '../world/worldError.ts';
import type { LogRecord, State } from './state.ts';

/**
 * The tasks that a check of the step asks about: the step's own, then those of other steps that
 * passed and should still hold. Unanswered questions wait for their answer; answered predictions
 * are always looked at, because their outcome may be known by now.
 */
export function tasksToCheck(lab: Lab, state: State, step: string): readonly Task[] {
  const open = (task: Task): boolean => !isQuestion(task) || isAnswered(state, task);
  const own = lab.steps.find(({ id }) => id === step)?.tasks ?? [];
  const others = lab.steps.filter(({ id }) => id !== step).flatMap(({ tasks }) => tasks);
  // Whoever asks about a later step by its name has come as far as that.
  const at = { ...state, step: laterOf(lab, state.step, step) };
  return [
    ...own.filter((task) => open(task) && (!holdsNow(state, task) || isJudged(lab, at, task))),
    ...others.filter((task) => state.tasks[task.id] && open(task) && isJudged(lab, at, task)),
  ];
}

function laterOf({ steps }: Lab, one: string, other: string): string {
  return steps.findLast(({ id }) => id === one || id === other)?.id ?? one;
}

/** Whether it passed and nothing has been seen against it: what changed can be done again. */
function holdsNow({ tasks }: State, { id }: Task): boolean {
  const progress = tasks[id];
  return progress !== undefined && progress.changedAt === undefined;
}

function isQuestion({ type }: Task): boolean {
  return type === 'quiz' || type === 'predict';
}

function isAnswered(state: State, { id }: Task): boolean {
  return (state.answers[id] ?? []).some((part) => part.trim() !== '');
}

function isJudged(lab: Lab, state: State, task: Task): boolean {
  return task.type === 'predict' || shouldHold(lab, state, task);
}

/** Whether a task that passed should still be true; nothing should after a clean-up. */
function shouldHold(lab: Lab, state: State, task: Task): boolean {
  if (state.cleanedAt !== undefined) return false;
  if (task.holds === 'lab') return true;
  const place = (found: (step: Step) => boolean): number => lab.steps.findIndex(found);
  const { holds } = task;
  const last =
    holds === 'step'
      ? place(({ tasks }) => tasks.some(({ id }) => id === task.id))
      : place(({ id }) => id === holds.until);
  return last >= progressOf(lab, state);
}

/** The index of the furthest step that the learner is at or has done something of. */
function progressOf(lab: Lab, state: State): number {
  const reached = lab.steps.map(
    ({ id, tasks }) =>
      id === state.step || tasks.some((task) => !isQuestion(task) && state.tasks[task.id]),
  );
  return Math.max(0, reached.lastIndexOf(true));
}

/** What a run's results add to the log. */
export function recordsOf(
  results: ReadonlyMap<string, TaskResult>,
  state: State,
  time: number,
): readonly LogRecord[] {
  return [...results].flatMap(([task, { verdict }]): LogRecord[] => {
    const progress = state.tasks[task];
    const holds = progress && progress.changedAt === undefined;
    if (verdict.status === 'passed' && !holds) return [{ is: 'passed', time, task }];
    if (verdict.status === 'failed' && holds) return [{ is: 'changed', time, task }];
    return [];
  });
}

/** Whether every task of the lab has passed, and still does where it should. */
export function isFinished(lab: Lab, state: State): boolean {
  return lab.steps
    .flatMap(({ tasks }) => tasks)
    .every((task) => holdsNow(state, task) || isBehind(lab, state, task));
}

/** Whether it passed, changed, and need no longer hold. A clean-up excuses nothing. */
function isBehind(lab: Lab, state: State, task: Task): boolean {
  const passed = state.tasks[task.id] !== undefined;
  return passed && state.cleanedAt === undefined && !shouldHold(lab, state, task);
}

/**
 * The verdicts to show after a run. One that nobody asked for shows no new red: it may turn a task
 * green or amber, and brings a red one that is shown already up to date.
 */
export function shownVerdicts(
  before: ReadonlyMap<string, Verdict>,
  results: ReadonlyMap<string, TaskResult>,
  state: State,
  asked: boolean,
): ReadonlyMap<string, Verdict> {
  const shown = new Map(before);
  for (const [task, { verdict }] of results) {
    const old = before.get(task)?.status;
    const shows =
      asked ||
      verdict.status === 'passed' ||
      (verdict.status === 'failed' && (old === 'failed' || state.tasks[task] !== undefined));
    if (shows) shown.set(task, verdict);
    else if (verdict.status !== 'blocked' && old !== 'failed') shown.delete(task);
  }
  return shown;
}

/** Faults of the cluster and of the way to it. */
const ofCluster: ReadonlySet<string> = new Set<WorldFault>([
  'cluster-missing',
  'context-refused',
  'kubeconfig-bad',
  'cluster-down',
  'cluster-expired',
  'cluster-stranger',
  'cluster-denied',
  'cluster-time-out',
  'cluster-closed',
  'cluster-answer',
]);

export function isOfCluster({ id }: Explanation): boolean {
  return ofCluster.has(id);
}

/** Faults of the daemon and of the way to it. */
const ofDaemon: ReadonlySet<string> = new Set<WorldFault>([
  'daemon-down',
  'socket-missing',
  'socket-denied',
  'time-out',
  'closed',
  'too-old',
  'bad-endpoint',
  'bad-answer',
  'certificate-unknown',
  'certificate-expired',
  'certificate-refused',
  'tls-mismatch',
  'ssh-failed',
]);

/** The block that stands for the whole environment, if the run met one. */
export function blockOf(results: ReadonlyMap<string, TaskResult>): Explanation | undefined {
  for (const { verdict } of results.values()) {
    if (verdict.status !== 'blocked') continue;
    const { block } = verdict;
    if (ofDaemon.has(block.id) || isOfCluster(block)) return block;
  }
  return undefined;
}
