import type { ExtensionContext } from 'vscode';
import { openLabWindow } from './vscode/labWindow.ts';
import { chain, openLog } from './vscode/log.ts';
import { notices } from './vscode/notices.ts';
import { owner as makeOwner } from './vscode/owner.ts';

export function activate(context: ExtensionContext): void {
  const log = openLog();
  const owner = makeOwner((error) => log.error(chain(error)));
  context.subscriptions.push(log, owner);
  const told = notices(log);
  try {
    openLabWindow(context, owner, log, told);
  } catch (error) {
    told.error(
      {
        en: 'Could not start Container Lab: {reason}',
        'zh-cn': '无法启动 Container Lab：{reason}',
      },
      error,
    );
  }
}
