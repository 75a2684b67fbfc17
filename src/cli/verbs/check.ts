import type { Task } from '../../lab/model.ts';
import type { Session, StepResult } from '../../session/session.ts';
import { said, type Text } from '../../text.ts';
import { codeList } from '../../lab/fault.ts';
import type { Context, Verb } from '../context.ts';
import { didYouMean } from '../didYouMean.ts';
import { exitCode, worst } from '../exitCode.ts';
import { openLab } from '../openLab.ts';
import {
  explanationData,
  explanationLines,
  taskData,
  taskLines,
  type TaskStatus,
} from '../report.ts';
import { UsageError } from '../usageError.ts';

const summary: Text = {
  en: 'check your step, in a lab folder',
  'zh-cn': '在实验文件夹中检查这一步',
};
const noStep: Text = {
  en: 'Could not check `{step}`: the lab has no such step. {next}',
  'zh-cn': '无法检查 `{step}`：实验没有这一步。{next}',
};

export const check: Verb = {
  name: 'check',
  usage: 'check [STEP] [--folder DIR]',
  summary,
  about: {
    en: 'Checks a step of the lab in this folder, your current one when you name none. Your Docker and your files are only read.',
    'zh-cn': '检查此文件夹中实验的一步；不写步骤时，检查你当前的一步。只读取你的 Docker 和文件。',
  },
  words: 1,
  async run(context) {
    const session = await openLab(context);
    try {
      const step = stepOf(session, context.args.words[0]);
      const result = await session.check(step, { asked: true }, context.io.signal);
      return report(context, session, result);
    } finally {
      session.dispose();
      await session.closed;
    }
  },
};

function stepOf(session: Session, asked: string | undefined): string {
  const ids = session.lab.steps.map(({ id }) => id);
  const step = asked ?? session.state().step;
  if (ids.includes(step)) return step;
  const list = codeList(ids);
  const steps = { en: `Its steps are ${list.en}.`, 'zh-cn': `它的步骤有 ${list['zh-cn']}。` };
  throw new UsageError(said(noStep, { step, next: didYouMean(step, ids, steps) }));
}

function report(
  { say, plain }: Context,
  session: Session,
  result: StepResult,
): { exitCode: number; data: unknown } {
  const { verdicts, block } = result;
  const own = session.step(result.step).tasks;
  const others = session.lab.steps
    .filter(({ id }) => id !== result.step)
    .flatMap(({ id }) => session.step(id).tasks)
    .filter(({ id }) => verdicts.has(id));
  const rows = [...own, ...others].map((task) => {
    const status = statusOf(session, task, result);
    return { task, status, verdict: verdicts.get(task.id) };
  });
  say(plain(said(session.step(result.step).title)));
  if (block) for (const line of explanationLines(block, plain)) say(line);
  for (const { task, status, verdict } of rows) {
    const shown = block && verdict?.status === 'blocked' ? undefined : verdict;
    for (const line of taskLines(task, status, shown, plain)) say(line);
  }
  const problem = session.problem();
  if (problem) say(plain(problem));
  const codes = rows.map(({ status }) =>
    status === 'passed'
      ? exitCode.passed
      : status === 'blocked'
        ? exitCode.blocked
        : exitCode.failed,
  );
  return {
    exitCode: worst(codes),
    data: {
      lab: session.lab.id,
      step: result.step,
      ...(block ? { block: explanationData(block, plain) } : {}),
      tasks: rows.map(({ task, status, verdict }) => taskData(task, status, verdict, plain)),
    },
  };
}

function statusOf(session: Session, { id }: Task, { verdicts }: StepResult): TaskStatus {
  const status = verdicts.get(id)?.status;
  const progress = session.state().tasks[id];
  if (status === 'failed' && progress) return 'changed';
  return status ?? (progress ? 'passed' : 'todo');
}
