import type { TaskStatus, TaskView } from '../../protocol/guide.ts';
import type { Explanation, Verdict } from '../../check/verdict.ts';
import type { Step, Task } from '../../lab/model.ts';
import { isAct } from '../../lab/parts.ts';
import type { State } from '../../session/state.ts';
import { timeOfDay } from './dates.ts';
import type { Deeds } from './deeds.ts';
import type { SessionSubject } from './input.ts';
import { question } from './question.ts';
import { why } from './why.ts';
import type { Voice } from './voice.ts';

type Pass = NonNullable<TaskView['pass']>;

export function taskView(
  task: Task,
  step: Step,
  subject: SessionSubject,
  voice: Voice,
  deeds: Deeds,
): TaskView {
  const state = subject.session.state();
  const verdict = subject.session.verdicts().get(task.id);
  const asked = step.id === state.step && subject.asked.has(task.id);
  const status = taskStatus(task, state, verdict, asked);
  const progress = state.tasks[task.id];
  const asks = question(task, state, verdict, status === 'passed', voice);
  const told = status === 'failed' || status === 'changed' ? failure(verdict) : undefined;
  const because = status === 'blocked' ? ownBlock(verdict, subject) : told?.cause;
  // What to do about the environment is no hint, and is shown whole.
  const revealed = status === 'blocked' ? Infinity : (state.degrees[task.id] ?? 0);
  return {
    id: task.id,
    titleMarkdown: voice.markdown({ text: task.title }),
    status,
    checking: subject.checking && status !== 'passed' && status !== 'waiting',
    ...(progress &&
      status === 'passed' &&
      isAct(task.type) && { at: timeOfDay(progress.passedAt) }),
    ...(status === 'passed' && { pass: passOf(task.id, step.id, state) }),
    ...(status === 'waiting' && { waitsFor: waitsFor(task, step, voice) }),
    ...(told &&
      !asks && {
        expectedMarkdown: voice.markdown(told.judgement.expected),
        observedMarkdown: voice.markdown(told.judgement.observed),
      }),
    ...(because && !asks && { why: why(task.id, because, revealed, voice, deeds) }),
    hintsMarkdown: task.hints
      .slice(0, state.hints[task.id] ?? 0)
      .map((hint) => voice.markdown({ text: hint })),
    ...(asks && { question: asks }),
  };
}

/**
 * What passed once and holds no longer is amber; red when a person asked for this step. Which other
 * verdicts are shown at all is the session's to say.
 */
function taskStatus(
  task: Task,
  state: State,
  verdict: Verdict | undefined,
  asked: boolean,
): TaskStatus {
  const progress = state.tasks[task.id];
  if (progress && progress.changedAt === undefined) return 'passed';
  if (progress) return asked && verdict?.status === 'failed' ? 'failed' : 'changed';
  return verdict?.status ?? (waits(task, state) ? 'waiting' : 'todo');
}

export function passOf(task: string, step: string, state: State): Pass {
  if (state.shown.includes(step)) return 'shown';
  return (state.hints[task] ?? 0) > 0 || (state.degrees[task] ?? 0) > 0 ? 'hints' : 'clean';
}

function waits(task: Task, state: State): boolean {
  return task.after !== undefined && state.tasks[task.after] === undefined;
}

function waitsFor(task: Task, step: Step, voice: Voice): string {
  const first = step.tasks.find(({ id }) => id === task.after);
  return first ? voice.plain({ text: first.title }) : '';
}

/** What keeps this task alone from being judged; what keeps all is told above them. */
function ownBlock(
  verdict: Verdict | undefined,
  { session }: SessionSubject,
): Explanation | undefined {
  if (verdict?.status !== 'blocked' || session.block()) return undefined;
  return verdict.block;
}

function failure(verdict: Verdict | undefined) {
  return verdict?.status === 'failed' ? verdict : undefined;
}
