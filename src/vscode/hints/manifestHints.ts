import { workspace } from 'vscode';
import type { CurrentLab } from '../currentLab.ts';
import { isManifest } from '../manifestDocument.ts';
import type { Disposing, Owner } from '../owner.ts';
import { changes, settings } from '../settings.ts';

/** Hints on manifests: they need no lab, no cluster and no trust. All is loaded with the first one. */
export function manifestHints(
  owner: Owner,
  failed: (error: unknown) => void,
  labs: Pick<CurrentLab, 'all' | 'holding' | 'onChange'>,
): void {
  let running: Promise<Disposing> | undefined;

  const start = (): void => {
    if (running !== undefined || !settings().manifestHints.enabled) return;
    if (!workspace.textDocuments.some(isManifest)) return;
    const mine = import('./manifest/hints.ts').then((loaded) => loaded.manifestHints(failed, labs));
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
  owner.own(workspace.onDidOpenTextDocument(start));
  owner.own(workspace.onDidChangeTextDocument(start));
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      if (!changes(event, 'manifestHints')) return;
      stop();
      start();
    }),
  );
  start();
}
