import { StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Disposing } from './owner.ts';
import { commandIds } from './commands/ids.ts';
import { daemonLabel } from './guide/header.ts';
import type { Daemon } from './guide/input.ts';
import { voice } from './guide/voice.ts';
import type { Session } from '../session/session.ts';
import type { Language } from '../text.ts';

interface Status extends Disposing {
  show(session: Session | undefined, daemon: Daemon, endpoint: string, language: Language): void;
}

/** One item: the step of the current lab, and whether its Docker answers. */
export function status(): Status {
  const item = window.createStatusBarItem('containerLab.status', StatusBarAlignment.Left, 10);
  item.name = 'Container Lab';
  item.command = commandIds.openGuide;
  return {
    show(session, daemon, endpoint, language) {
      if (!session) {
        item.hide();
        return;
      }
      const { plain } = voice(language);
      const { steps, title } = session.lab;
      const state = session.state();
      const index = steps.findIndex(({ id }) => id === state.step);
      const step = steps[index];
      const silent = daemon.answers === false;
      const where = step ? `${index + 1}/${steps.length} ${plain({ text: step.title })}` : '';
      item.text = `$(${silent ? 'warning' : 'beaker'}) ${where}`;
      item.backgroundColor = silent ? new ThemeColor('statusBarItem.warningBackground') : undefined;
      const lines = [plain({ text: title }), daemonLabel(daemon, voice(language)), endpoint];
      item.tooltip = lines.filter((line) => line !== '').join('\n');
      item.accessibilityInformation = { label: `Container Lab: ${where}. ${lines[1] ?? ''}` };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
