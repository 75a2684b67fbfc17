import { window } from 'vscode';
import type { Session, Way } from '../session/session.ts';
import type { Text } from '../text.ts';
import { mayDo } from './commandsShown.ts';
import { objectNames } from './leftovers.ts';
import type { Notices } from './notices.ts';
import { underLook, underProgress } from './progress.ts';
import { tellKept } from './reset.ts';
import { say } from './say.ts';

const texts = {
  nothing: {
    en: 'Everything before this step is done already.',
    'zh-cn': '这一步之前的内容都已完成。',
  },
  ask: {
    en: 'Have the steps before “{title}” done for you?',
    'zh-cn': '要替你完成“{title}”之前的步骤吗？',
  },
  steps: {
    en: 'These steps will be marked as shown: {steps}.',
    'zh-cn': '这些步骤会标记为“已看过参考答案”：{steps}。',
  },
  files: {
    en: 'Your own versions of {paths} are kept aside.',
    'zh-cn': '你自己的 {paths} 会另外保留。',
  },
  replaced: {
    en: 'Of this lab, these are removed and made anew: {names}.',
    'zh-cn': '本实验的这些对象会被删除并重新创建：{names}。',
  },
  go: { en: 'Bring me here', 'zh-cn': '带我到这一步' },
  bringing: { en: 'Bringing you there', 'zh-cn': '正在带你过去' },
  at: { en: '{number} of {of}: {title}', 'zh-cn': '第 {number} 步，共 {of} 步：{title}' },
  done: { en: 'You are at “{title}”.', 'zh-cn': '你已到达“{title}”。' },
} satisfies Record<string, Text>;

/** Has the steps before this one done, after a preview; whether it arrived. */
export async function bringHere(
  session: Session,
  step: string,
  notices: Notices,
): Promise<boolean> {
  const { title } = session.step(step);
  const way = await underLook((signal) => session.wayTo(step, signal));
  if (way.steps.length === 0) {
    await session.goTo(step);
    notices.info(texts.nothing);
    return true;
  }
  const go = say(texts.go);
  const options = { modal: true, detail: preview(session, way) };
  if ((await window.showWarningMessage(say(texts.ask, { title }), options, go)) !== go)
    return false;
  if (!(await mayDo(session, way.steps))) return false;
  const { kept, wrong } = await underProgress(texts.bringing, (signal, tell) =>
    session.bringTo(step, way, signal, (id, index, of) => {
      tell(say(texts.at, { number: index + 1, of, title: session.step(id).title }));
    }),
  );
  if (wrong) {
    void window.showWarningMessage(say(wrong.text, wrong.args));
    return false;
  }
  tellKept(kept, say(texts.done, { title }));
  return true;
}

function preview(session: Session, { steps, files, inTheWay }: Way): string {
  const names = inTheWay.map(({ object, name }) => `${say(objectNames[object])} ${name}`);
  return [
    say(texts.steps, { steps: steps.map((id) => say(session.step(id).title)).join(', ') }),
    ...(files.length > 0 ? [say(texts.files, { paths: files.join(', ') })] : []),
    ...(names.length > 0 ? [say(texts.replaced, { names: names.join(', ') })] : []),
  ].join('\n\n');
}
