import { unknown } from '../../cause/unknown.ts';
import type { Verdict } from '../../check/verdict.ts';
import type { Lab, Mistake } from '../../lab/model.ts';
import { pause } from '../../session/time.ts';
import { said, toPlain, type Said, type Text } from '../../text.ts';
import type { Room } from './room.ts';

/** What one trial found. */
export interface Finding {
  /** What is wrong with the lab; empty when nothing is. */
  readonly faults: readonly Said[];
  /** The environment was not ready: it says nothing of the lab. */
  readonly blocked?: boolean;
  /** Of a mistake that was made: which cause its author expects, and what was named first. */
  readonly named?: { readonly expected: string; readonly found: string };
}

const passesAtStart: Text = {
  en: 'The task `{task}` passes before anything was done. Ask for something that the start does not have.',
  'zh-cn': '任务 `{task}` 在什么都没做之前就通过了。请检查开始时还没有的东西。',
};
const notSolved: Text = {
  en: 'The task `{task}` is {status} after the lab’s own solution: {why}',
  'zh-cn': '执行实验自带的解答后，任务 `{task}` 的结果是 {status}：{why}',
};
const interrupted: Text = { en: 'Interrupted.', 'zh-cn': '已中断。' };
const otherCause: Text = {
  en: 'The task `{task}` should fail with the cause `{cause}`, and is {status}: {why}',
  'zh-cn': '任务 `{task}` 应以原因 `{cause}` 未通过，实际是 {status}：{why}',
};
const notFinished: Text = {
  en: 'The lab is not finished after all its steps: {tasks}.',
  'zh-cn': '做完所有步骤后实验仍未完成：{tasks}。',
};
/**
 * Milliseconds in which the daemon's events and what follows from them must have come, and what a
 * container starts must answer, on a busy machine too.
 */
const patience = 15_000;

/** No task may pass before anything was done. */
export async function tryStart(lab: Lab, { session }: Room, signal: AbortSignal): Promise<Finding> {
  const faults: Said[] = [];
  for (const { id, tasks } of lab.steps) {
    const { verdicts, block } = await session.check(id, { asked: true }, signal);
    // Where the learner creates the cluster, none is there at the start.
    const awaited = lab.needs.cluster?.made === 'in-lab' && block?.id === 'cluster-missing';
    if (block && !awaited) return { faults: [block.text], blocked: true };
    for (const task of tasks) {
      if (verdicts.get(task.id)?.status === 'passed') {
        faults.push(said(passesAtStart, { task: task.id }));
      }
    }
  }
  return { faults };
}

/** Each task passes after the lab's own solution; after the last step the lab is finished. */
export async function tryStep(
  lab: Lab,
  room: Room,
  step: string,
  signal: AbortSignal,
): Promise<Finding> {
  const { session } = room;
  await session.goTo(step);
  const wrong = await room.solve(step, signal);
  if (wrong) return { faults: [wrong] };
  const { faults, blocked } = await settled(room, step, signal);
  if (blocked) return { faults, blocked };
  if (faults.length > 0 || step !== lab.steps.at(-1)?.id) return { faults };
  const open = lab.steps
    .flatMap((one) => one.tasks)
    .filter(({ id }) => !session.state().tasks[id])
    .map(({ id }) => id);
  return { faults: open.length === 0 ? [] : [said(notFinished, { tasks: open.join(', ') })] };
}

/** What of a step is not passed, once the daemon has told all that it has to tell of it. */
async function settled(
  { session }: Room,
  step: string,
  signal: AbortSignal,
): Promise<{ readonly faults: readonly Said[]; readonly blocked: boolean }> {
  const end = Date.now() + patience;
  for (;;) {
    const { verdicts, block } = await session.check(step, { asked: true }, signal);
    if (block) return { faults: [block.text], blocked: true };
    const faults = [...verdicts]
      .filter(([, { status }]) => status !== 'passed')
      .map(([task, verdict]) =>
        said(notSolved, { task, status: verdict.status, why: whyOf(verdict) }),
      );
    if (faults.length === 0 || signal.aborted || Date.now() >= end) {
      return { faults, blocked: false };
    }
    await pause(250, signal);
  }
}

/** Made after the steps before it were solved, a mistake must be told by its cause. */
export async function tryMistake(
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
    const { verdicts, block } = await session.check(mistake.at, { asked: true }, signal);
    const verdict = verdicts.get(mistake.task);
    const { task, cause } = mistake;
    const { id } = explanationOf(verdict);
    if (id === cause) return { faults: [], named: { expected: cause, found: id } };
    if (block) return { faults: [block.text], blocked: true };
    if (signal.aborted) return { faults: [said(interrupted)], blocked: true };
    if (Date.now() >= end) {
      const status = verdict?.status ?? '?';
      return {
        faults: [said(otherCause, { task, cause, status, why: whyOf(verdict) })],
        named: { expected: cause, found: id },
      };
    }
    await pause(250, signal);
  }
}

function whyOf(verdict: Verdict | undefined): Text {
  const { id, text } = explanationOf(verdict);
  return { en: `${id}: ${toPlain(text, 'en')}`, 'zh-cn': `${id}：${toPlain(text, 'zh-cn')}` };
}

function explanationOf(verdict: Verdict | undefined): { readonly id: string; readonly text: Said } {
  if (verdict?.status === 'blocked') return verdict.block;
  if (verdict?.status === 'failed') {
    const { cause, judgement } = verdict;
    // Of a state that no cause recognises, an author needs what was found.
    return cause && cause.id !== unknown.id
      ? cause
      : { id: cause?.id ?? 'observed', text: judgement.observed };
  }
  return { id: verdict?.status ?? 'none', text: { text: { en: '', 'zh-cn': '' } } };
}
