import { window, workspace } from 'vscode';
import { loadedLater } from '../loadedLater.ts';
import { isManifest } from '../manifestDocument.ts';
import type { Owner } from '../owner.ts';
import { changes, settings } from '../settings.ts';

/**
 * What the cluster says of the manifests that are shown; all of it is loaded with the first one, in
 * a window that is trusted.
 */
export function liveHints(owner: Owner, failed: (error: unknown) => void): void {
  const { start, stop } = loadedLater(
    () =>
      workspace.isTrusted &&
      settings().liveHints.manifests &&
      window.visibleTextEditors.some(({ document }) => isManifest(document)),
    async () => (await import('./manifest/hints.ts')).manifestLiveHints(failed),
    failed,
  );

  owner.undo(stop);
  owner.own(window.onDidChangeVisibleTextEditors(start));
  owner.own(workspace.onDidSaveTextDocument(start));
  owner.own(workspace.onDidGrantWorkspaceTrust(start));
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      const names = ['liveHints', 'language', 'docker.host', 'cluster.allowedContexts'] as const;
      if (!names.some((name) => changes(event, name))) return;
      stop();
      start();
    }),
  );
  start();
}
