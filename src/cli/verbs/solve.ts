import type { Session, StepResult } from '../../session/session.ts';
import { pause } from '../../session/time.ts';
import { said, type Text } from '../../text.ts';
import { agrees } from '../consent.ts';
import type { Context, Outcome, Verb } from '../context.ts';
import { exitCode } from '../exitCode.ts';
import { leftoverLines } from '../leftovers.ts';
import { openLab, stepOf } from '../openLab.ts';
import { solutionLines } from '../solutionLines.ts';
import { reportStep } from '../stepReport.ts';
import { UsageError } from '../usageError.ts';

const twoSteps: Text = {
  en: 'Could not solve: `{step}` and `--until {until}` do not go together. Write one of them.',
  'zh-cn': '无法执行：`{step}` 和 `--until {until}` 不能同时使用。请只写其中一个。',
};
const foreign: Text = {
  en: '“{title}” does not come with the command. This is what it would do on your machine:',
  'zh-cn': '“{title}”不是本命令自带的实验。它将在你的机器上做这些事：',
};
const steps: Text = {
  en: 'These steps are done for you, and marked as shown: {steps}.',
  'zh-cn': '将替你完成这些步骤，并标记为“已看过参考答案”：{steps}。',
};
const files: Text = {
  en: 'Your own versions of these files are kept aside: {paths}.',
  'zh-cn': '你自己的这些文件会另外保留：{paths}。',
};
const replaced: Text = {
  en: 'Of this lab, these are removed and made anew:',
  'zh-cn': '本实验的这些对象会被删除并重新创建：',
};
const none: Text = {
  en: 'Everything before “{title}” is done already.',
  'zh-cn': '“{title}”之前的内容都已完成。',
};
const at: Text = {
  en: '{number} of {of}: {title}',
  'zh-cn': '第 {number} 步，共 {of} 步：{title}',
};
const kept: Text = {
  en: 'Your own versions of {paths} are in {folder}.',
  'zh-cn': '你自己的 {paths} 保存在 {folder}。',
};
const arrived: Text = { en: 'You are at “{title}”.', 'zh-cn': '你已到达“{title}”。' };

/** What a solution has started may take a moment to be there: looked at so often, milliseconds apart. */
const settling = { times: 10, apart: 500 };

export const solve: Verb = {
  name: 'solve',
  usage: 'solve [STEP | --until STEP] [--yes] [--folder DIR]',
  summary: { en: 'do a step for you, in a lab folder', 'zh-cn': '在实验文件夹中替你完成一步' },
  about: {
    en: 'Does the solution of a step of the lab in this folder, your current one when you name none, and checks it. With --until it does all open steps before that one, keeps your own versions of files aside, and brings you there. Of a lab that does not come with the command it first shows what would be run, and needs --yes, or your y.',
    'zh-cn':
      '执行此文件夹中实验的一步的参考答案并检查；不写步骤时，执行你当前的一步。加 --until 会完成那一步之前所有未完成的步骤，另外保留你自己的文件，并带你到那一步。如果实验不是本命令自带的，会先列出要运行的命令，需要加 --yes，或在询问时输入 y。',
  },
  words: 1,
  flags: ['--until', '--yes', '--folder'],
  async run(context) {
    const { words, until } = context.args;
    const [step] = words;
    if (step !== undefined && until !== undefined) {
      throw new UsageError(said(twoSteps, { step, until }));
    }
    const session = await openLab(context);
    try {
      return until === undefined
        ? await solveStep(context, session, stepOf(session, step))
        : await bring(context, session, stepOf(session, until));
    } finally {
      session.dispose();
      await session.closed;
    }
  },
};

async function solveStep(context: Context, session: Session, step: string): Promise<Outcome> {
  const { io, say, plain } = context;
  if (sayForeign(context, session, [step]) && !(await agrees(context, `solve ${step}`))) {
    return { exitCode: exitCode.failed, data: { lab: session.lab.id, step, solved: false } };
  }
  await session.goTo(step);
  await session.showSolution(step);
  const wrong = await session.solve(step, io.signal);
  if (wrong) {
    say(plain(wrong));
    const data = { lab: session.lab.id, step, solved: false, wrong: plain(wrong) };
    return { exitCode: exitCode.failed, data };
  }
  return reportStep(context, session, await settled(session, step, io.signal));
}

/** The newest result once the step has passed, or cannot. */
async function settled(session: Session, step: string, signal: AbortSignal): Promise<StepResult> {
  for (let left = settling.times; ; left -= 1) {
    const result = await session.check(step, { asked: true }, signal);
    const open = [...result.verdicts.values()].some(({ status }) => status === 'failed');
    if (!open || left === 0 || signal.aborted) return result;
    await pause(settling.apart, signal);
  }
}

async function bring(context: Context, session: Session, step: string): Promise<Outcome> {
  const { io, say, plain } = context;
  const told = { lab: session.lab.id, step };
  const { title } = session.step(step);
  const way = await session.wayTo(step, io.signal);
  if (way.steps.length === 0) {
    await session.goTo(step);
    say(plain(said(none, { title })));
    return { exitCode: exitCode.passed, data: { ...told, done: [] } };
  }
  const isForeign = sayForeign(context, session, way.steps);
  say(plain(said(steps, { steps: way.steps.join(', ') })));
  if (way.files.length > 0) say(plain(said(files, { paths: way.files.join(', ') })));
  if (way.inTheWay.length > 0) say(plain(said(replaced)));
  for (const line of leftoverLines(way.inTheWay, plain)) say(`    ${line}`);
  const touches = isForeign || way.files.length > 0 || way.inTheWay.length > 0;
  if (touches && !(await agrees(context, `solve --until ${step}`))) {
    return { exitCode: exitCode.failed, data: { ...told, done: [] } };
  }
  const brought = await session.bringTo(step, way, io.signal, (id, index, of) => {
    say(plain(said(at, { number: index + 1, of, title: session.step(id).title })));
  });
  if (brought.kept) {
    const { paths, folder } = brought.kept;
    say(plain(said(kept, { paths: paths.join(', '), folder })));
  }
  say(plain(brought.wrong ?? said(arrived, { title })));
  return {
    exitCode: brought.wrong ? exitCode.failed : exitCode.passed,
    data: {
      ...told,
      done: brought.done,
      ...(brought.kept ? { kept: brought.kept } : {}),
      ...(brought.wrong ? { wrong: plain(brought.wrong) } : {}),
    },
  };
}

/** Says what the solutions would do, unless the lab comes with the command; whether it was said. */
function sayForeign({ say, plain }: Context, session: Session, ids: readonly string[]): boolean {
  if (session.lab.origin === 'extension') return false;
  say(plain(said(foreign, { title: session.lab.title })));
  for (const line of solutionLines(session, ids, plain)) say(`    ${line}`);
  return true;
}
