import { MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Disposing } from './owner.ts';
import { commandIds } from './commands/ids.ts';
import { daemonLabel } from './guide/header.ts';
import type { Daemon } from './guide/input.ts';
import { voice } from './guide/voice.ts';
import type { Session } from '../session/session.ts';
import type { Language, Text } from '../text.ts';
import type { DockerEndpoint } from './docker.ts';

interface Status extends Disposing {
  show(
    session: Session | undefined,
    daemon: Daemon,
    endpoint: Pick<DockerEndpoint, 'label' | 'elsewhere'>,
    language: Language,
  ): void;
}

const choose: Text = { en: 'Choose Docker…', 'zh-cn': '选择 Docker…' };

/** One item: the step of the current lab, whether its Docker answers, and which one it is. */
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
      const elsewhere = endpoint.elsewhere === undefined ? '' : ` · ${endpoint.elsewhere}`;
      item.text = `$(${silent ? 'warning' : 'beaker'}) ${where}${elsewhere}`;
      item.backgroundColor = silent ? new ThemeColor('statusBarItem.warningBackground') : undefined;
      const daemonNow = daemonLabel(daemon, voice(language));
      item.tooltip = tooltip([plain({ text: title }), daemonNow, endpoint.label], language);
      item.accessibilityInformation = {
        label: `Container Lab: ${where}. ${daemonNow}${elsewhere}`,
      };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

/** The lines as they are, and a link that offers another daemon. */
function tooltip(lines: readonly string[], language: Language): MarkdownString {
  const text = new MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: [commandIds.chooseDocker] };
  for (const line of lines.filter((each) => each !== '')) {
    text.appendText(line).appendMarkdown('  \n');
  }
  return text.appendMarkdown(
    `[${voice(language).plain({ text: choose })}](command:${commandIds.chooseDocker})`,
  );
}
