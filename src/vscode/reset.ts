import { Uri, window, workspace } from 'vscode';
import { join } from 'node:path';
import type { Kept } from '../session/keptFiles.ts';
import type { Leftover, Session } from '../session/session.ts';
import type { Text } from '../text.ts';
import { pickLeftovers } from './leftovers.ts';
import { underLook, underProgress } from './progress.ts';
import { say } from './say.ts';

const texts = {
  title: {
    en: 'Reset the lab: what is ticked will be removed',
    'zh-cn': '重置实验：勾选的内容将被删除',
  },
  ask: { en: 'Begin this lab anew?', 'zh-cn': '要重新开始本实验吗？' },
  forgets: {
    en: 'Your progress begins anew. The lab’s files are as at the start again.',
    'zh-cn': '进度会重新开始，实验文件会恢复到最初的样子。',
  },
  keeps: { en: 'Kept aside for you: {paths}.', 'zh-cn': '会为你另外保留：{paths}。' },
  begin: { en: 'Begin anew', 'zh-cn': '重新开始' },
  resetting: { en: 'Resetting the lab', 'zh-cn': '正在重置实验' },
  done: { en: 'The lab begins anew.', 'zh-cn': '实验已重新开始。' },
  kept: {
    en: '{done} Your own versions of {paths} are in {folder}.',
    'zh-cn': '{done}你自己的 {paths} 保存在 {folder}。',
  },
  open: { en: 'Open them', 'zh-cn': '打开' },
} satisfies Record<string, Text>;

/** Shows what a reset removes and keeps aside, and begins the lab anew; whether it did. */
export async function resetLab(session: Session): Promise<boolean> {
  const chosen = await askWhatGoes(session);
  if (!chosen) return false;
  const { removals, kept, wrong } = await underProgress(texts.resetting, (signal, tell) =>
    session.reset(chosen, signal, (step) => tell(say(step))),
  );
  for (const { error } of removals) {
    if (error) void window.showWarningMessage(say(error.text, error.args));
  }
  if (wrong) {
    void window.showWarningMessage(say(wrong.text, wrong.args));
    return false;
  }
  tellKept(kept, say(texts.done));
  return true;
}

async function askWhatGoes(session: Session): Promise<readonly Leftover[] | undefined> {
  const [leftovers, changed] = await underLook((signal) =>
    Promise.all([session.leftovers(signal, 'reset'), session.changedFiles()]),
  );
  const paths = changed.join(', ');
  const keeps = paths === '' ? undefined : say(texts.keeps, { paths });
  if (leftovers.length > 0) {
    return pickLeftovers(leftovers, say(texts.title), say(texts.forgets), keeps);
  }
  const begin = say(texts.begin);
  const detail = [say(texts.forgets), keeps ?? ''].join('\n');
  const options = { modal: true, detail };
  const answer = await window.showWarningMessage(say(texts.ask), options, begin);
  return answer === begin ? [] : undefined;
}

/** Says what was done, and where the learner's own files are now. */
export function tellKept(kept: Kept | undefined, done: string): void {
  if (!kept) {
    void window.showInformationMessage(done);
    return;
  }
  const { folder, paths } = kept;
  const open = say(texts.open);
  const told = say(texts.kept, { done, paths: paths.join(', '), folder });
  void window.showInformationMessage(told, open).then((answer) => {
    if (answer === open) void openAll(kept);
  });
}

async function openAll({ folder, paths }: Kept): Promise<void> {
  for (const path of paths) {
    const document = await workspace.openTextDocument(Uri.file(join(folder, ...path.split('/'))));
    await window.showTextDocument(document, { preview: false });
  }
}
