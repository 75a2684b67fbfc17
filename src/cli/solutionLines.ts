import type { SolveAction } from '../lab/model.ts';
import { clusterUp } from '../cause/blocks/cluster.ts';
import { pipedLine, shellLine } from '../session/command.ts';
import type { Session } from '../session/session.ts';
import { said, type Text } from '../text.ts';
import type { Context } from './context.ts';

const files: Text = {
  en: 'copies its {paths} into {folder}',
  'zh-cn': '把它的 {paths} 复制到 {folder}',
};
const edit: Text = { en: 'changes {path}', 'zh-cn': '修改 {path}' };
const typed: Text = {
  en: '$ {command}   and types {input}',
  'zh-cn': '$ {command}   并输入 {input}',
};
const run: Text = { en: '$ {command}', 'zh-cn': '$ {command}' };

/** What the solutions of the steps do on this machine. No control sign can hide a part of it. */
export function solutionLines(
  session: Session,
  steps: readonly string[],
  plain: Context['plain'],
): readonly string[] {
  return steps
    .flatMap((id) => session.step(id).solve)
    .flatMap((action) => lineOf(action, session.folder, plain));
}

function lineOf(action: SolveAction, folder: string, plain: Context['plain']): readonly string[] {
  if ('files' in action) return [plain(said(files, { paths: action.files.join(', '), folder }))];
  if ('edit' in action) return [plain(said(edit, { path: action.edit.path }))];
  if ('cluster' in action) return [plain(said(run, { command: shellLine(clusterUp) }))];
  if (!('run' in action)) return [];
  const { input, tty = false } = action;
  if (input !== undefined && !tty)
    return [plain(said(run, { command: pipedLine(action.run, [input].flat().join('')) }))];
  const command = shellLine(action.run);
  return [
    plain(
      input === undefined
        ? said(run, { command })
        : said(typed, { command, input: JSON.stringify(input) }),
    ),
  ];
}
