import { ProgressLocation, window, type QuickPickItem } from 'vscode';
import type { Leftover, Session } from '../session/session.ts';
import type { Text } from '../text.ts';
import type { Notices } from './notices.ts';
import { say } from './say.ts';

const texts = {
  looking: { en: 'Looking for what the lab made', 'zh-cn': '正在查找本实验创建的内容' },
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
  container: { en: 'container', 'zh-cn': '容器' },
  image: { en: 'image', 'zh-cn': '镜像' },
  removing: { en: 'Cleaning up', 'zh-cn': '正在清理' },
  done: { en: 'Removed: {names}.', 'zh-cn': '已删除：{names}。' },
} satisfies Record<string, Text>;

interface LeftoverItem extends QuickPickItem {
  readonly leftover: Leftover;
}

/** Shows what a clean-up would remove, and removes what stays ticked. */
export async function cleanUp(session: Session, notices: Notices): Promise<string | undefined> {
  const leftovers = await underProgress(texts.looking, (signal) => session.leftovers(signal));
  if (leftovers.length === 0) {
    notices.info(texts.nothing);
    return undefined;
  }
  const chosen = await window.showQuickPick(leftovers.map(item), {
    canPickMany: true,
    ignoreFocusOut: true,
    title: say(texts.title),
    placeHolder: say(texts.placeholder),
  });
  if (!chosen || chosen.length === 0) return undefined;
  const results = await underProgress(texts.removing, (signal) =>
    session.cleanUp(
      chosen.map(({ leftover }) => leftover),
      signal,
    ),
  );
  for (const { error } of results) {
    if (error) void window.showWarningMessage(say(error.text, error.args));
  }
  const removed = results.filter(({ error }) => !error).map(({ leftover }) => leftover.name);
  if (removed.length === 0) return undefined;
  notices.info(texts.done, { names: removed.join(', ') });
  return say(texts.done, { names: removed.join(', ') });
}

function item(leftover: Leftover): LeftoverItem {
  const { object, name, detail, ticked } = leftover;
  const icon = object === 'container' ? '$(vm)' : '$(package)';
  return {
    leftover,
    label: `${icon} ${name}`,
    description: `${say(texts[object])} · ${say(detail.text, detail.args)}`,
    picked: ticked,
  };
}

async function underProgress<T>(
  title: Text,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const options = { location: ProgressLocation.Notification, title: say(title), cancellable: true };
  return window.withProgress(options, (_, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return work(controller.signal);
  });
}
