import type { StepResult } from '../../session/session.ts';
import type { Step } from '../../lab/model.ts';
import type { Verdict } from '../../check/verdict.ts';
import type { Text } from '../../text.ts';
import type { Voice } from './voice.ts';

const texts = {
  all: { en: 'The step is done.', 'zh-cn': '这一步已完成。' },
  some: { en: '{passed} of {all} passed.', 'zh-cn': '{all} 项中有 {passed} 项通过。' },
  blocked: { en: 'Could not check the step.', 'zh-cn': '无法检查这一步。' },
  failed: { en: 'Not yet: {title}.', 'zh-cn': '未通过：{title}。' },
} satisfies Record<string, Text>;

/** What a screen reader hears after a check that was asked for. */
export function announcement(result: StepResult, step: Step, voice: Voice): string {
  const verdicts = step.tasks.map(({ id }) => result.verdicts.get(id));
  const blocked = result.block ?? blockAmong(verdicts);
  if (blocked)
    return joined([voice.plain({ text: texts.blocked }), voice.plain(blocked.text)], voice);
  const passed = verdicts.filter((verdict) => verdict?.status === 'passed').length;
  if (passed === step.tasks.length) return voice.plain({ text: texts.all });
  const parts = [voice.plain({ text: texts.some, args: { passed, all: step.tasks.length } })];
  const first = step.tasks.find(({ id }) => result.verdicts.get(id)?.status === 'failed');
  const verdict = first && result.verdicts.get(first.id);
  if (first && verdict?.status === 'failed') {
    const title = voice.plain({ text: first.title });
    parts.push(voice.plain({ text: texts.failed, args: { title } }));
    if (verdict.cause) parts.push(voice.plain(verdict.cause.text));
  }
  return joined(parts, voice);
}

function joined(sentences: readonly string[], { language }: Voice): string {
  return sentences.join(language === 'en' ? ' ' : '');
}

function blockAmong(verdicts: readonly (Verdict | undefined)[]) {
  const blocked = verdicts.find((verdict) => verdict?.status === 'blocked');
  return blocked?.status === 'blocked' ? blocked.block : undefined;
}
