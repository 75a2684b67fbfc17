import type { Verdict } from '../../check/verdict.ts';
import type { Lab, Mistake } from '../../lab/model.ts';
import { said, toPlain, type Said, type Text } from '../../text.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import { pause } from '../../session/time.ts';
import { makeRoom, type Leaves, type Room } from './room.ts';
import { newSince, takeSnapshot, type Span } from './snapshot.ts';

export interface Trial {
  readonly id: string;
  readonly kind: 'start' | 'step' | 'mistake' | 'left';
  /** What is wrong with the lab; empty when nothing is. */
  readonly faults: readonly Said[];
  /** The environment was not ready: it says nothing of the lab. */
  readonly blocked: boolean;
  readonly milliseconds: number;
}

interface TrialOptions {
  readonly connection: DockerConnection;
  readonly env: Readonly<Record<string, string>>;
  /** Only the start, the step or the mistake of this id. */
  readonly only?: string;
  /** Leaves folders and objects for looking at. */
  readonly keep: boolean;
  readonly onTrial: (trial: Trial) => void;
}

const passesAtStart: Text = {
  en: 'The task `{task}` passes before anything was done. Ask for something that the start does not have.',
  'zh-cn': '任务 `{task}` 在什么都没做之前就通过了。请检查开始时还没有的东西。',
};
const notSolved: Text = {
  en: 'The task `{task}` is {status} after the lab’s own solution: {why}',
  'zh-cn': '执行实验自带的解答后，任务 `{task}` 的结果是 {status}：{why}',
};
const otherCause: Text = {
  en: 'The task `{task}` should fail with the cause `{cause}`, and is {status}: {why}',
  'zh-cn': '任务 `{task}` 应以原因 `{cause}` 未通过，实际是 {status}：{why}',
};
const notFinished: Text = {
  en: 'The lab is not finished after all its steps: {tasks}.',
  'zh-cn': '做完所有步骤后实验仍未完成：{tasks}。',
};
const stillThere: Text = {
  en: 'New on the daemon since the test began: {name}. If the lab made it, name it in `owns`, or in the mistake’s `leaves`.',
  'zh-cn':
    '测试开始后守护进程上多了：{name}。如果是实验创建的，请写进 `owns`，或写进该错误的 `leaves`。',
};
const interrupted: Text = { en: 'Interrupted.', 'zh-cn': '已中断。' };

/** Milliseconds in which the daemon's events and what follows from them must have come. */
const patience = 5000;
const nothing: Leaves = { containers: [], images: [] };

/**
 * Tries the whole lab: all tasks fail or wait at the start, each step passes with its solution,
 * each mistake is told by its cause, and nothing is left on the daemon. Touches nothing that it did
 * not make. Throws WorldError when Docker does not answer at the start.
 */
export async function tryLab(
  lab: Lab,
  mistakes: readonly Mistake[],
  options: TrialOptions,
  signal: AbortSignal,
): Promise<readonly Trial[]> {
  const { connection, env, only, onTrial } = options;
  const before = await takeSnapshot(connection, env, signal);
  const trials: Trial[] = [];
  const spans: Span[] = [];
  const names: string[] = [];
  const keep = (trial: Trial): void => {
    trials.push(trial);
    onTrial(trial);
  };

  async function within(
    leaves: Leaves,
    work: (room: Room) => Promise<void>,
  ): Promise<readonly Said[]> {
    const room = await makeRoom(lab, connection, env, signal);
    names.push(...Object.values(room.variables));
    // Neither an interruption nor a fault of ours may leave things behind.
    const leave = async (): Promise<readonly Said[]> => {
      spans.push(...room.spans);
      return room.leave(leaves, options.keep, AbortSignal.timeout(60_000));
    };
    try {
      await work(room);
    } catch (error) {
      await leave();
      throw error;
    }
    return leave();
  }

  const wanted = (id: string): boolean => only === undefined || only === id;
  const stepIds = lab.steps.map(({ id }) => id);
  const last = only === undefined ? stepIds.length : stepIds.indexOf(only) + 1;
  const left: Said[] = [];
  if (wanted('start') || last > 0) {
    const wrong = await within(nothing, async (room) => {
      if (wanted('start')) keep(await timed('start', 'start', () => tryStart(lab, room, signal)));
      for (const step of stepIds.slice(0, last)) {
        if (signal.aborted) return;
        keep(await timed(step, 'step', () => tryStep(lab, room, step, signal)));
      }
    });
    left.push(...wrong);
  }
  for (const mistake of mistakes.filter(({ id }) => wanted(id))) {
    if (signal.aborted) break;
    const wrong = await within(mistake.leaves, async (room) => {
      keep(await timed(mistake.id, 'mistake', () => tryMistake(lab, room, mistake, signal)));
    });
    left.push(...wrong);
  }
  if (!options.keep) {
    keep(
      await timed('left', 'left', async () => {
        const found = await whatIsLeft();
        return { faults: [...left, ...found.map((name) => said(stillThere, { name }))] };
      }),
    );
  }
  if (signal.aborted) {
    keep({
      id: 'interrupted',
      kind: 'start',
      faults: [said(interrupted)],
      blocked: true,
      milliseconds: 0,
    });
  }
  return trials;

  /** A daemon removes some things a moment later than it says. */
  async function whatIsLeft(): Promise<readonly string[]> {
    const end = AbortSignal.timeout(30_000);
    for (let tries = 0; ; tries += 1) {
      const now = await takeSnapshot(connection, env, end);
      const found = newSince(before, now, spans, names);
      if (found.length === 0 || tries === 6) return found;
      await pause(500, end);
    }
  }
}

interface Finding {
  readonly faults: readonly Said[];
  readonly blocked?: boolean;
}

async function timed(
  id: string,
  kind: Trial['kind'],
  work: () => Promise<Finding>,
): Promise<Trial> {
  const from = performance.now();
  const { faults, blocked = false } = await work();
  return { id, kind, faults, blocked, milliseconds: Math.round(performance.now() - from) };
}

async function tryStart(lab: Lab, { session }: Room, signal: AbortSignal): Promise<Finding> {
  const faults: Said[] = [];
  for (const { id, tasks } of lab.steps) {
    const { verdicts, block } = await session.check(id, { asked: true }, signal);
    if (block) return { faults: [block.text], blocked: true };
    for (const task of tasks) {
      if (verdicts.get(task.id)?.status === 'passed') {
        faults.push(said(passesAtStart, { task: task.id }));
      }
    }
  }
  return { faults };
}

async function tryStep(lab: Lab, room: Room, step: string, signal: AbortSignal): Promise<Finding> {
  const { session } = room;
  await session.goTo(step);
  const wrong = await room.solve(step, signal);
  if (wrong) return { faults: [wrong] };
  const tasks = lab.steps.find(({ id }) => id === step)?.tasks ?? [];
  const done = (): boolean =>
    tasks.every(({ id }) => session.state().tasks[id] && !session.state().tasks[id]?.changedAt);
  await room.reaches(done, patience);
  const { verdicts, block } = await session.check(step, { asked: true }, signal);
  if (block) return { faults: [block.text], blocked: true };
  const faults = [...verdicts]
    .filter(([, { status }]) => status !== 'passed')
    .map(([task, verdict]) =>
      said(notSolved, { task, status: verdict.status, why: whyOf(verdict) }),
    );
  if (faults.length > 0 || step !== lab.steps.at(-1)?.id) return { faults };
  const open = lab.steps
    .flatMap((one) => one.tasks)
    .filter(({ id }) => !session.state().tasks[id])
    .map(({ id }) => id);
  return { faults: open.length === 0 ? [] : [said(notFinished, { tasks: open.join(', ') })] };
}

async function tryMistake(
  lab: Lab,
  room: Room,
  mistake: Mistake,
  signal: AbortSignal,
): Promise<Finding> {
  const { session } = room;
  for (const { id } of lab.steps) {
    if (id === mistake.at) break;
    const { faults, blocked = false } = await tryStep(lab, room, id, signal);
    if (faults.length > 0) return { faults, blocked };
  }
  await session.goTo(mistake.at);
  const wrong = await room.solve(mistake.at, signal, mistake.do);
  if (wrong) return { faults: [wrong] };
  // What the daemon says of it may come a moment later.
  const end = Date.now() + patience;
  for (;;) {
    const { verdicts } = await session.check(mistake.at, { asked: true }, signal);
    const verdict = verdicts.get(mistake.task);
    if (causeOf(verdict) === mistake.cause) return { faults: [] };
    if (Date.now() >= end || signal.aborted) {
      const { task, cause } = mistake;
      const status = verdict?.status ?? '?';
      return { faults: [said(otherCause, { task, cause, status, why: whyOf(verdict) })] };
    }
    await pause(250, signal);
  }
}

function causeOf(verdict: Verdict | undefined): string | undefined {
  if (verdict?.status === 'blocked') return verdict.block.id;
  return verdict?.status === 'failed' ? verdict.cause?.id : undefined;
}

function whyOf(verdict: Verdict | undefined): Text {
  const { id, text } = explanationOf(verdict);
  return { en: `${id}: ${toPlain(text, 'en')}`, 'zh-cn': `${id}：${toPlain(text, 'zh-cn')}` };
}

function explanationOf(verdict: Verdict | undefined): { readonly id: string; readonly text: Said } {
  if (verdict?.status === 'blocked') return verdict.block;
  if (verdict?.status === 'failed') {
    return verdict.cause ?? { id: 'observed', text: verdict.judgement.observed };
  }
  return { id: verdict?.status ?? 'no verdict', text: { text: { en: '', 'zh-cn': '' } } };
}
