import { window } from 'vscode';
import type { Text } from '../text.ts';
import { chain, type Log } from './log.ts';
import { say } from './say.ts';

const showLog: Text = { en: 'Show log', 'zh-cn': '查看日志' };

export interface Notices {
  /** Tells one sentence, and keeps the chain in the log. */
  error(text: Text, error: unknown): void;
  warning(text: Text, args?: Parameters<typeof say>[1]): void;
  info(text: Text, args?: Parameters<typeof say>[1]): void;
}

export function notices(log: Log): Notices {
  return {
    error(text, error) {
      log.error(`${text.en}\n${chain(error)}`);
      const reason = error instanceof Error ? error.message : String(error);
      const label = say(showLog);
      const told = window.showErrorMessage(say(text, { reason }), label);
      void told.then((chosen) => {
        if (chosen === label) log.show();
      });
    },
    warning(text, args) {
      void window.showWarningMessage(say(text, args));
    },
    info(text, args) {
      void window.showInformationMessage(say(text, args));
    },
  };
}
