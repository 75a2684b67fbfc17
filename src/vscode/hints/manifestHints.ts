import { workspace } from 'vscode';
import { labKubeconfig } from '../../session/cluster/kubeconfigPath.ts';
import { stateRoot } from '../../session/stateRoot.ts';
import type { CurrentLab } from '../currentLab.ts';
import { loadedLater } from '../loadedLater.ts';
import { isManifest } from '../manifestDocument.ts';
import type { Owner } from '../owner.ts';
import { changes, settings } from '../settings.ts';

/** Hints on manifests: they need no lab, no cluster and no trust. All is loaded with the first one. */
export function manifestHints(
  owner: Owner,
  failed: (error: unknown) => void,
  labs: Pick<CurrentLab, 'all' | 'holding' | 'onChange'>,
): void {
  const { start, stop } = loadedLater(
    () => settings().manifestHints.enabled && workspace.textDocuments.some(isManifest),
    async () => {
      const { manifestHints: begin } = await import('./manifest/hints.ts');
      return begin(failed, labs, labKubeconfig(stateRoot()));
    },
    failed,
  );

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
