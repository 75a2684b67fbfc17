import { commands, Uri, workspace, type Memento } from 'vscode';
import { isIn } from './inFolder.ts';

const key = 'containerLab.entering';

/** How long a window may take to come back with the folder; milliseconds. */
const limit = 120_000;

/**
 * Makes the lab folder part of this window. `reloads`: the window starts anew with it, and what
 * `entered` then tells goes on where this left off.
 */
export async function enterFolder(folder: string, memory: Memento): Promise<'here' | 'reloads'> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.some(({ uri }) => isIn(uri.fsPath, folder))) return 'here';
  await memory.update(key, { folder, time: Date.now() });
  if (folders.length === 0) {
    await commands.executeCommand('vscode.openFolder', Uri.file(folder), {
      forceReuseWindow: true,
    });
    return 'reloads';
  }
  workspace.updateWorkspaceFolders(folders.length, 0, { uri: Uri.file(folder) });
  return 'here';
}

/** The folder that was entered just before this window started, once. */
export async function entered(memory: Memento): Promise<string | undefined> {
  const kept = memory.get<{ readonly folder?: unknown; readonly time?: unknown }>(key);
  if (kept === undefined) return undefined;
  await memory.update(key, undefined);
  const { folder, time } = kept;
  const recent = typeof time === 'number' && Date.now() - time < limit;
  return recent && typeof folder === 'string' ? folder : undefined;
}
