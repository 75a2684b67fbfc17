import { window } from 'vscode';
import type { Session } from '../session/session.ts';
import type { Text } from '../text.ts';
import { pickLeftovers } from './leftovers.ts';
import type { Notices } from './notices.ts';
import { underLook, underProgress } from './progress.ts';
import { say } from './say.ts';

const texts = {
  nothing: {
    en: 'The lab left nothing on Docker.',
    'zh-cn': '本实验没有在 Docker 中留下任何东西。',
  },
  title: {
    en: 'Clean up: what is ticked will be removed',
    'zh-cn': '清理：勾选的内容将被删除',
  },
  placeholder: {
    en: 'Nothing else on your Docker is touched. Your files stay.',
    'zh-cn': '不会动 Docker 中的其他内容，你的文件也会保留。',
  },
  removing: { en: 'Cleaning up', 'zh-cn': '正在清理' },
  done: { en: 'Removed: {names}.', 'zh-cn': '已删除：{names}。' },
} satisfies Record<string, Text>;

/** Shows what a clean-up would remove, and removes what stays ticked. */
export async function cleanUp(session: Session, notices: Notices): Promise<string | undefined> {
  const leftovers = await underLook((signal) => session.leftovers(signal));
  if (leftovers.length === 0) {
    notices.info(texts.nothing);
    return undefined;
  }
  const chosen = await pickLeftovers(leftovers, say(texts.title), say(texts.placeholder));
  if (!chosen || chosen.length === 0) return undefined;
  const results = await underProgress(texts.removing, (signal) => session.cleanUp(chosen, signal));
  for (const { error } of results) {
    if (error) void window.showWarningMessage(say(error.text, error.args));
  }
  const removed = results.filter(({ error }) => !error).map(({ leftover }) => leftover.name);
  if (removed.length === 0) return undefined;
  notices.info(texts.done, { names: removed.join(', ') });
  return say(texts.done, { names: removed.join(', ') });
}
