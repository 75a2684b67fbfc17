import { join } from 'node:path';
import { Uri, window } from 'vscode';
import { stateRoot } from '../session/stateRoot.ts';
import { startLab } from '../session/start.ts';
import type { Text } from '../text.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import type { IntroLab } from './introLab.ts';
import { say } from './say.ts';
import { settings } from './settings.ts';

const texts = {
  conflict: {
    en: 'These files are already in {folder}, and differ from the lab’s:',
    'zh-cn': '{folder} 中已有这些文件，与实验的文件不同：',
  },
  keep: { en: 'Keep mine', 'zh-cn': '保留我的' },
  replace: { en: 'Replace with the lab’s', 'zh-cn': '换成实验的' },
  choose: { en: 'Make the lab folder here', 'zh-cn': '在这里创建实验文件夹' },
} satisfies Record<string, Text>;

/** Where a lab's folder is made, unless the person chooses another place. */
export function usualFolder(lab: string): string {
  return join(settings().labsRoot, lab);
}

/** Asks for the folder in which the lab's own is made; undefined when cancelled. */
export async function chooseFolder(lab: string): Promise<string | undefined> {
  const chosen = await window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: say(texts.choose),
    defaultUri: Uri.file(settings().labsRoot),
  });
  const parent = chosen?.[0];
  return parent ? join(parent.fsPath, lab) : undefined;
}

/** Writes the starting files and remembers the start; the folder, or undefined when cancelled. */
export async function start(
  intro: IntroLab,
  folder: string,
  connection: () => Promise<DockerConnection>,
  signal: AbortSignal,
): Promise<string | undefined> {
  intro.starting(true);
  try {
    const options = {
      lab: intro.lab,
      folder,
      variables: intro.variables(),
      mirrors: settings().mirrors,
      connection: await connection(),
      root: stateRoot(),
    };
    const first = await startLab(options, signal);
    if (first.kind === 'started') return first.folder;
    const conflicts = await askAboutConflicts(folder, first.paths);
    if (!conflicts) return undefined;
    const second = await startLab({ ...options, conflicts }, signal);
    return second.kind === 'started' ? second.folder : undefined;
  } finally {
    intro.starting(false);
  }
}

async function askAboutConflicts(
  folder: string,
  paths: readonly string[],
): Promise<'keep' | 'replace' | undefined> {
  const [keep, replace] = [say(texts.keep), say(texts.replace)];
  const detail = paths.join('\n');
  const message = say(texts.conflict, { folder });
  const chosen = await window.showWarningMessage(message, { modal: true, detail }, keep, replace);
  if (chosen === keep) return 'keep';
  return chosen === replace ? 'replace' : undefined;
}
