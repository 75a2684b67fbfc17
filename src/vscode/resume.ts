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

  /** The lab of the active editor is the current one, also when its folder lies deeper. */
  async function followEditor(): Promise<void> {
    const path = activePath();
    if (path === undefined) return;
    await openAround(path);
    if (activePath() !== path) return;
    const followed = current.followEditor(path);
    if (followed) sessions.used(followed.session.folder);
  }

  async function resume(): Promise<void> {
    try {
      await labs.refresh();
      await sessions.readStarted();
      await openFolders();
      const arrived = await entered(context.globalState);
      if (arrived !== undefined && workspace.isTrusted) await flows.arrive(arrived);
      if (!(await keepChosen()) && !current.open()) await showWhereItWas();
    } finally {
      // What went wrong is told; the labs can be chosen all the same.
      if (current.shown().kind === 'loading') current.show({ kind: 'none' });
    }
  }

  /** What the person has chosen meanwhile, or before the window was trusted, stays. */
  async function keepChosen(): Promise<boolean> {
    const intro = current.intro();
    if (!intro) return current.shown().kind === 'broken';
    const open = current.all().find(({ session }) => session.lab.id === intro.lab.id);
    if (open) current.show({ kind: 'open', open });
    else if (workspace.isTrusted) await intro.examine();
    return true;
  }

  async function showWhereItWas(): Promise<void> {
    const last = sessions.last();
    for (const path of [activePath(), last]) if (path !== undefined) await openAround(path);
    if (await keepChosen()) return;
    const active = activePath();
    const all = current.all();
    const open =
      (active === undefined ? undefined : current.holding(active)) ??
      all.find(({ session }) => session.folder === last) ??
      all[0];
    const asked = process.env['CONTAINER_LAB_OPEN'];
    if (open) current.show({ kind: 'open', open });
    else if (asked !== undefined && labs.byId(asked)) await flows.showLab(asked);
    else current.show({ kind: 'none' });
    // The editors of the window may have come back meanwhile, in a lab that was not open yet.
    await followEditor();
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

  return { resume, openFolders, followEditor, reopen };
}

/** The file of the active editor. */
function activePath(): string | undefined {
  const uri = window.activeTextEditor?.document.uri;
  return uri?.scheme === 'file' ? uri.fsPath : undefined;
}
