import { MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Disposing } from './owner.ts';
import { commandIds } from './commands/ids.ts';
import type { ClusterWork } from './guide/clusterWork.ts';
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
    cluster: ClusterWork | undefined,
    language: Language,
  ): void;
}

const creating: Text = { en: 'Lab cluster: {step}', 'zh-cn': '实验集群：{step}' };
const choose: Text = { en: 'Choose Docker…', 'zh-cn': '选择 Docker…' };

/**
 * One item: the step of the current lab, whether its Docker answers, and which one it is; and how far
 * the lab cluster is while it is created, though no lab has begun.
 */
export function status(): Status {
  const item = window.createStatusBarItem('containerLab.status', StatusBarAlignment.Left, 10);
  item.name = 'Container Lab';
  item.command = commandIds.openGuide;
  return {
    show(session, daemon, endpoint, cluster, language) {
      const { plain } = voice(language);
      const work =
        cluster?.is === 'creating' ? plain({ text: creating, args: { step: cluster.step } }) : '';
      if (!session && work === '') {
        item.hide();
        return;
      }
      const { steps = [], title } = session?.lab ?? {};
      const index = steps.findIndex(({ id }) => id === session?.state().step);
      const step = steps[index];
      const silent = daemon.answers === false;
      const where = step ? `${index + 1}/${steps.length} ${plain({ text: step.title })}` : '';
      const elsewhere = endpoint.elsewhere === undefined ? '' : ` · ${endpoint.elsewhere}`;
      const now = work === '' ? '' : `  $(loading~spin) ${work}`;
      item.text = `$(${silent ? 'warning' : 'beaker'}) ${where}${elsewhere}${now}`;
      item.backgroundColor = silent ? new ThemeColor('statusBarItem.warningBackground') : undefined;
      const daemonNow = daemonLabel(daemon, voice(language));
      const lines = [title ? plain({ text: title }) : '', daemonNow, endpoint.label, work];
      item.tooltip = tooltip(lines, language);
      item.accessibilityInformation = {
        label: `Container Lab: ${where}. ${daemonNow}${elsewhere} ${work}`.trimEnd(),
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
