import type { Explanation, Verdict } from '../../check/verdict.ts';
import type { Task } from '../../lab/model.ts';
import { shellLine } from '../../session/command.ts';
import { said, type Said, type Text } from '../../text.ts';

export type TaskStatus = Verdict['status'] | 'todo' | 'changed';

const words: Readonly<Record<TaskStatus, Text>> = {
  passed: { en: 'passed', 'zh-cn': '通过' },
  failed: { en: 'failed', 'zh-cn': '未通过' },
  blocked: { en: 'not ready', 'zh-cn': '环境未就绪' },
  waiting: { en: 'waiting', 'zh-cn': '等待中' },
  todo: { en: 'to do', 'zh-cn': '待完成' },
  changed: { en: 'changed', 'zh-cn': '已改变' },
};
const signs: Readonly<Record<TaskStatus, string>> = {
  passed: '✔',
  failed: '✘',
  blocked: '◇',
  waiting: '…',
  todo: '○',
  changed: '!',
};
const expected: Text = { en: 'expected: {value}', 'zh-cn': '期望：{value}' };
const found: Text = { en: 'found: {value}', 'zh-cn': '实际：{value}' };

type Plain = (said: Said) => string;

/** A task with its verdict as lines for a terminal. */
export function taskLines(
  task: Task,
  status: TaskStatus,
  verdict: Verdict | undefined,
  plain: Plain,
): readonly string[] {
  const head = `${signs[status]} ${plain(said(task.title))} (${plain(said(words[status]))})`;
  if (verdict?.status === 'blocked') return [head, ...explanationLines(verdict.block, plain)];
  if (verdict?.status !== 'failed') return [head];
  const { judgement, cause } = verdict;
  return [
    head,
    ...lines(plain(said(expected, { value: plain(judgement.expected) }))),
    ...lines(plain(said(found, { value: plain(judgement.observed) }))),
    ...(judgement.reply ? lines(plain(judgement.reply)) : []),
    ...(cause ? explanationLines(cause, plain) : []),
  ];
}

/** What happened, the first degree of help with its command, and where. */
export function explanationLines(explanation: Explanation, plain: Plain): readonly string[] {
  const [first] = explanation.degrees;
  const run = first?.remedy && 'run' in first.remedy ? first.remedy.run : undefined;
  return [
    ...lines(plain(explanation.text)),
    ...(first ? lines(`→ ${plain(first.text)}`) : []),
    ...(run === undefined ? [] : [`      ${shellLine(run)}`]),
    ...explanation.places.map(
      ({ path, range }) => `    ${path}:${range.start.line + 1}:${range.start.character + 1}`,
    ),
    ...(explanation.excerpt ?? []).map((line) => `    | ${line}`),
  ];
}

function lines(text: string): readonly string[] {
  return text.split('\n').map((line) => `    ${line}`);
}
