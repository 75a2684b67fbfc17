import type { Screen } from '../../protocol/guide.ts';
import type { Text } from '../../text.ts';
import type { Voice } from './voice.ts';

const passed: Text = { en: 'Passed: {title}.', 'zh-cn': '通过：{title}。' };
const changed: Text = { en: 'Changed: {title}.', 'zh-cn': '有变化：{title}。' };

/** What turned green or amber by itself, for the screen reader; undefined when nothing did. */
export function turned(before: Screen | undefined, now: Screen, voice: Voice): string | undefined {
  if (before?.kind !== 'step' || now.kind !== 'step') return undefined;
  if (before.header.lab !== now.header.lab || before.id !== now.id) return undefined;
  // What an asked-for check found is announced as a whole.
  if (before.checking || now.checking) return undefined;
  const told = now.tasks.flatMap((task) => {
    const old = before.tasks.find(({ id }) => id === task.id);
    const text =
      task.status === 'passed' ? passed : task.status === 'changed' ? changed : undefined;
    if (!text || old?.status === task.status) return [];
    return [voice.plain({ text, args: { title: task.titleMarkdown.replaceAll('`', '') } })];
  });
  return told.length === 0 ? undefined : told.join(voice.language === 'en' ? ' ' : '');
}
