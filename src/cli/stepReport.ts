import type { Verdict } from '../check/verdict.ts';
import type { Task } from '../lab/model.ts';
import type { Session, StepResult } from '../session/session.ts';
import { said } from '../text.ts';
import type { Context, Outcome } from './context.ts';
import { exitCode, worst } from './exitCode.ts';
import { explanationData, taskData } from './formats/json.ts';
import type { Case } from './formats/suite.ts';
import { explanationLines, taskLines, type TaskStatus } from './formats/text.ts';

interface Row {
  readonly task: Task;
  readonly status: TaskStatus;
  readonly verdict: Verdict | undefined;
}

/** Says what a check of a step found: its tasks, then earlier ones that should still hold. */
export function reportStep(context: Context, session: Session, result: StepResult): Outcome {
  const { say, plain } = context;
  const { verdicts, block, step } = result;
  const own = session.step(step).tasks;
  const others = session.lab.steps
    .filter(({ id }) => id !== step)
    .flatMap(({ id }) => session.step(id).tasks)
    .filter(({ id }) => verdicts.has(id));
  const rows = [...own, ...others].map((task): Row => ({
    task,
    status: statusOf(session, task, result),
    verdict: verdicts.get(task.id),
  }));
  say(plain(said(session.step(step).title)));
  if (block) for (const line of explanationLines(block, plain)) say(line);
  for (const { task, status, verdict } of rows) {
    const shown = block && verdict?.status === 'blocked' ? undefined : verdict;
    for (const line of taskLines(task, status, shown, plain)) say(line);
  }
  const problem = session.problem();
  if (problem) say(plain(problem));
  return {
    exitCode: worst(rows.map(codeOf)),
    data: {
      lab: session.lab.id,
      step,
      ...(block ? { block: explanationData(block, plain) } : {}),
      tasks: rows.map(({ task, status, verdict }) => taskData(task, status, verdict, plain)),
    },
    suites: [
      {
        name: session.lab.id,
        properties: { step },
        cases: rows.map((row) => caseOf(row, context)),
      },
    ],
  };
}

function statusOf(session: Session, { id }: Task, { verdicts }: StepResult): TaskStatus {
  const status = verdicts.get(id)?.status;
  const progress = session.state().tasks[id];
  if (status === 'failed' && progress) return 'changed';
  return status ?? (progress ? 'passed' : 'todo');
}

function codeOf({ status }: Row): number {
  if (status === 'passed') return exitCode.passed;
  return status === 'blocked' ? exitCode.blocked : exitCode.failed;
}

const results = {
  passed: 'passed',
  failed: 'failed',
  changed: 'failed',
  todo: 'failed',
  blocked: 'blocked',
  waiting: 'skipped',
} as const;

function caseOf({ task, status, verdict }: Row, { plain }: Context): Case {
  const [head = '', ...why] = taskLines(task, status, verdict, plain);
  const lines = why.length > 0 ? why : [head];
  const id = verdict?.status === 'blocked' ? verdict.block.id : causeOf(verdict);
  return {
    name: `${task.id}: ${plain(said(task.title))}`,
    result: results[status],
    ...(id === undefined ? {} : { id }),
    lines: status === 'passed' ? [] : lines.map((line) => line.trimStart()),
  };
}

function causeOf(verdict: Verdict | undefined): string | undefined {
  return verdict?.status === 'failed' ? verdict.cause?.id : undefined;
}
