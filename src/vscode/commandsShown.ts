import { window } from 'vscode';
import type { SolveAction } from '../lab/model.ts';
import { clusterUp } from '../cause/blocks/cluster.ts';
import { shellLine } from '../session/command.ts';
import type { Session } from '../session/session.ts';
import type { Text } from '../text.ts';
import { say } from './say.ts';

const texts = {
  asks: {
    en: '“{title}” does not come with the extension. This is what it would do on your machine:',
    'zh-cn': '“{title}”不是扩展自带的实验。它将在你的机器上做这些事：',
  },
  files: { en: 'copy its {paths} into {folder}', 'zh-cn': '把它的 {paths} 复制到 {folder}' },
  edit: { en: 'change {path}', 'zh-cn': '修改 {path}' },
  typed: { en: '{command}   and types {input}', 'zh-cn': '{command}   并输入 {input}' },
  run: { en: 'Run all of this', 'zh-cn': '全部执行' },
} satisfies Record<string, Text>;

/**
 * Whether the solutions of the steps may be done: those of the extension's own labs may; of any
 * other lab the person first sees each command as it will run.
 */
export async function mayDo(session: Session, steps: readonly string[]): Promise<boolean> {
  if (session.lab.origin === 'extension') return true;
  const lines = steps
    .flatMap((id) => session.step(id).solve)
    .flatMap((action) => lineOf(action, session.folder));
  const run = say(texts.run);
  const message = say(texts.asks, { title: session.lab.title });
  const options = { modal: true, detail: lines.join('\n') };
  return (await window.showWarningMessage(message, options, run)) === run;
}

/** Through `say`, so that no control sign in a command can hide a part of it. */
function lineOf(action: SolveAction, folder: string): readonly string[] {
  if ('run' in action) {
    const command = shellLine(action.run);
    const { input } = action;
    return [
      input === undefined
        ? `$ ${say({ en: '{command}', 'zh-cn': '{command}' }, { command })}`
        : `$ ${say(texts.typed, { command, input: JSON.stringify(input) })}`,
    ];
  }
  if ('files' in action) return [say(texts.files, { paths: action.files.join(', '), folder })];
  if ('cluster' in action) return [`$ ${shellLine(clusterUp)}`];
  return 'edit' in action ? [say(texts.edit, { path: action.edit.path })] : [];
}
