import { delimiter } from 'node:path';
import { workspace, type ExtensionContext } from 'vscode';
import type { KindFolder } from '../session/cluster/kind.ts';
import { isIn } from './inFolder.ts';

/** Gives terminals of the lab folders, however they are opened, the endpoint that the checks ask, and kind. */
export function scopedEnvironment(
  { environmentVariableCollection: all }: ExtensionContext,
  labFolders: readonly string[],
  environment: Readonly<Record<string, string>>,
  kind: KindFolder | undefined,
): void {
  all.persistent = false;
  for (const workspaceFolder of workspace.workspaceFolders ?? []) {
    const scoped = all.getScoped({ workspaceFolder });
    scoped.clear();
    if (!labFolders.some((folder) => isIn(workspaceFolder.uri.fsPath, folder))) continue;
    for (const [name, value] of Object.entries(environment)) scoped.replace(name, value);
    // What other extensions do to the PATH stays.
    if (kind?.first === true) scoped.prepend('PATH', kind.path + delimiter);
    else if (kind !== undefined) scoped.append('PATH', delimiter + kind.path);
  }
}
