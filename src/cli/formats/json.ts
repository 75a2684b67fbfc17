import type { Explanation, Verdict } from '../../check/verdict.ts';
import type { Task } from '../../lab/model.ts';
import { said, type Said } from '../../text.ts';
import type { TaskStatus } from './text.ts';

type Plain = (said: Said) => string;

export function toJson(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** A task with its verdict for programs. */
export function taskData(
  task: Task,
  status: TaskStatus,
  verdict: Verdict | undefined,
  plain: Plain,
): unknown {
  const data = { id: task.id, title: plain(said(task.title)), status };
  if (verdict?.status === 'blocked')
    return { ...data, block: explanationData(verdict.block, plain) };
  if (verdict?.status === 'waiting') return { ...data, waitsFor: verdict.for };
  if (verdict?.status !== 'failed') return data;
  const { judgement, cause } = verdict;
  return {
    ...data,
    expected: plain(judgement.expected),
    observed: plain(judgement.observed),
    ...(cause ? { cause: explanationData(cause, plain) } : {}),
  };
}

export function explanationData(explanation: Explanation, plain: Plain): unknown {
  const { id, text, degrees, places, excerpt } = explanation;
  return {
    id,
    text: plain(text),
    help: degrees.map((degree) => plain(degree.text)),
    places,
    ...(excerpt ? { excerpt } : {}),
  };
}
