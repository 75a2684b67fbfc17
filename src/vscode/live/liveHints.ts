import { window, workspace, type Event } from 'vscode';
import type { Disposing, Owner } from '../owner.ts';
import { changes, settings } from '../settings.ts';
import { isManifest } from '../manifestDocument.ts';

/**
 * What the cluster says of the manifests that are shown; all of it is loaded with the first one, in
 * a window that is trusted.
 * @param onLoaded tells the images that were brought into the lab cluster
 */
export function liveHints(
  owner: Owner,
  failed: (error: unknown) => void,
  onLoaded: Event<string>,
): void {
  let running: Promise<Disposing> | undefined;

  const start = (): void => {
    if (running !== undefined || !workspace.isTrusted || !settings().liveHints.manifests) return;
    if (!window.visibleTextEditors.some(({ document }) => isManifest(document))) return;
    const mine = import('./manifest/hints.ts').then(({ manifestLiveHints }) =>
      manifestLiveHints(failed, onLoaded),
    );
    running = mine;
    mine.catch(failed);
  };
  const stop = (): void => {
    running?.then(
      (hints) => hints.dispose(),
      () => undefined,
    );
    running = undefined;
  };

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
