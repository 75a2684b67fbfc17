import { Uri, window, workspace, type ExtensionContext } from 'vscode';
import { labFolderOf } from '../session/places.ts';
import type { CurrentLab } from './currentLab.ts';
import { entered } from './enterFolder.ts';
import type { Flows } from './flows.ts';
import type { LabsFound } from './labsFound.ts';
import type { Sessions } from './sessions.ts';

interface ResumeTools {
  readonly context: ExtensionContext;
  readonly current: CurrentLab;
  readonly labs: LabsFound;
  readonly sessions: Sessions;
  readonly flows: Flows;
}

/** How a window goes on where it, or the one before it, was. */
export function resumption({ context, current, labs, sessions, flows }: ResumeTools) {
  /** Opens the started labs among the workspace's folders. */
  async function openFolders(): Promise<void> {
    if (!workspace.isTrusted) return;
    for (const { uri } of workspace.workspaceFolders ?? []) {
      if (uri.scheme === 'file') await sessions.open(uri.fsPath);
    }
  }

  /** Opens the started lab that holds the path, when its folder lies anywhere in the workspace. */
  async function openAround(path: string): Promise<void> {
    const inside = workspace.getWorkspaceFolder(Uri.file(path)) !== undefined;
    if (!workspace.isTrusted || !inside || current.holding(path)) return;
    const folder = await labFolderOf(path);
    if (folder !== undefined) await sessions.open(folder);
  }

  async function resume(): Promise<void> {
    await labs.refresh();
    await sessions.readStarted();
    await openFolders();
    const arrived = await entered(context.globalState);
    if (arrived !== undefined && workspace.isTrusted) await flows.arrive(arrived);
    if (current.open()) return;
    const active = window.activeTextEditor?.document.uri.fsPath;
    const last = sessions.last();
    for (const path of [active, last]) if (path !== undefined) await openAround(path);
    const all = current.all();
    const open =
      (active === undefined ? undefined : current.holding(active)) ??
      all.find(({ session }) => session.folder === last) ??
      all[0];
    const asked = process.env['CONTAINER_LAB_OPEN'];
    if (open) current.show({ kind: 'open', open });
    else if (asked !== undefined && labs.byId(asked)) await flows.showLab(asked);
    else current.show({ kind: 'none' });
  }

  /** Closes what is open, lets something change, and opens it again. */
  async function reopen(change: () => void): Promise<void> {
    const folders = current.all().map(({ session }) => session.folder);
    const shown = current.open()?.session.folder;
    const closed = current.all().map(({ session }) => session.closed);
    current.closeAll();
    await Promise.all(closed);
    change();
    for (const folder of folders) await sessions.open(folder);
    const open = current.all().find(({ session }) => session.folder === shown);
    if (open) current.show({ kind: 'open', open });
    else current.changed();
  }

  return { resume, openFolders, openAround, reopen };
}
