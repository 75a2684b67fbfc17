import { commands, env, window, workspace, WorkspaceEdit } from 'vscode';
import type { Edit } from '../range.ts';
import { commandIds } from './commands/ids.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Deed } from './guide/deeds.ts';
import type { Links } from './links.ts';
import type { Notices } from './notices.ts';
import { editorRange, fileIn } from './places.ts';

/** What the deeds need beyond the editor. */
export interface DeedTools {
  readonly links: Links;
  readonly diagnostics: Diagnostics;
  readonly notices: Notices;
  /** The lab folder, once the lab is started. */
  readonly folder: () => string | undefined;
  labFolder(): string | undefined;
  run(commandLine: string): Promise<void>;
  rename(variable?: string): Promise<void>;
  solve(step: string): Promise<void>;
  bringHere(): Promise<void>;
  reset(): Promise<void>;
  cleanUp(): Promise<void>;
  chooseFolder(): Promise<void>;
  preflight(): Promise<void>;
  startAgain(): void;
  createCluster(): Promise<void>;
  cancelCluster(): void;
}

/** Does what an action of the guide stands for. */
export async function perform(deed: Deed, tools: DeedTools): Promise<void> {
  switch (deed.do) {
    case 'run':
      return tools.run(deed.commandLine);
    case 'edit':
      return makeEdit(deed.edit, tools);
    case 'open': {
      const folder = tools.folder();
      const { path, range } = deed.place;
      if (folder !== undefined) await tools.links.open(folder, path, editorRange(range));
      return;
    }
    case 'compare': {
      const [folder, lab] = [tools.folder(), tools.labFolder()];
      if (folder !== undefined && lab !== undefined) {
        await tools.links.compare({ folder, lab }, deed.path);
      }
      return;
    }
    case 'openFault':
      await tools.links.open(deed.folder, deed.place.path, editorRange(deed.place.range));
      return;
    case 'rename':
      return tools.rename(deed.variable);
    case 'solve':
      return tools.solve(deed.step);
    case 'bringHere':
      return tools.bringHere();
    case 'reset':
      return tools.reset();
    case 'cleanUp':
      return tools.cleanUp();
    case 'startAgain':
      tools.startAgain();
      return;
    case 'createCluster':
      return tools.createCluster();
    case 'cancelCluster':
      tools.cancelCluster();
      return;
    case 'chooseFolder':
      return tools.chooseFolder();
    case 'preflight':
      return tools.preflight();
    case 'log':
      await commands.executeCommand(commandIds.showLog);
      return;
    case 'diagnostics':
      await commands.executeCommand(commandIds.copyDiagnostics);
      return;
    case 'otherDaemon':
      await commands.executeCommand(commandIds.chooseDocker);
      return;
    case 'setting':
      await openSetting(deed.name);
      return;
    case 'trust':
      await commands.executeCommand('workbench.trust.manage');
      return;
    default:
      return deed satisfies never;
  }
}

/** A setting of the machine's stands on a page of its own where the machine is another than the window's. */
async function openSetting(name: string): Promise<void> {
  const page = env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
  await commands.executeCommand(`workbench.action.${page}`, { query: `@id:${name}` });
}

/** Makes the edit where its line stands now, shows it, and saves the file so that it is checked. */
async function makeEdit(edit: Edit, { diagnostics, folder, notices }: DeedTools): Promise<void> {
  const home = folder();
  if (home === undefined) return;
  const change = diagnostics.current(home, edit) ?? (await asFound(home, edit, diagnostics));
  if (!change) {
    notices.info({
      en: 'The line has changed since it was checked. Check the step again.',
      'zh-cn': '检查之后这一行已有变化，请再检查一次。',
    });
    return;
  }
  const uri = fileIn(home, edit.path);
  await workspace.applyEdit(change);
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, {
    preview: false,
    selection: document.validateRange(
      editorRange({ start: edit.range.start, end: edit.range.start }),
    ),
  });
  await document.save();
}

/** An edit whose line is not in Problems: made only in a file that nobody is working on. */
async function asFound(
  folder: string,
  edit: Edit,
  diagnostics: Diagnostics,
): Promise<WorkspaceEdit | undefined> {
  if (diagnostics.wasShown(edit)) return undefined;
  const document = await workspace.openTextDocument(fileIn(folder, edit.path));
  if (document.isDirty) return undefined;
  const change = new WorkspaceEdit();
  change.replace(document.uri, document.validateRange(editorRange(edit.range)), edit.text);
  return change;
}
