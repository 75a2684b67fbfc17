import { workspace, type ExtensionContext } from 'vscode';
import { isIn } from './inFolder.ts';

/** Gives terminals of the lab folders, however they are opened, the endpoint that the checks ask. */
export function scopedEnvironment(
  { environmentVariableCollection: all }: ExtensionContext,
  labFolders: readonly string[],
  environment: Readonly<Record<string, string>>,
): void {
  all.persistent = false;
  for (const workspaceFolder of workspace.workspaceFolders ?? []) {
    const scoped = all.getScoped({ workspaceFolder });
    scoped.clear();
    if (!labFolders.some((folder) => isIn(workspaceFolder.uri.fsPath, folder))) continue;
    for (const [name, value] of Object.entries(environment)) scoped.replace(name, value);
  }
}
