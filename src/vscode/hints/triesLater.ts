import { workspace } from 'vscode';
import { labKubeconfig } from '../../session/cluster/kubeconfigPath.ts';
import { stateRoot } from '../../session/stateRoot.ts';
import { isManifest } from '../manifestDocument.ts';
import type { CurrentLab } from '../currentLab.ts';
import type { Notices } from '../notices.ts';
import type { Owner } from '../owner.ts';
import { underProgress } from '../progress.ts';

/**
 * Manifests tried on the cluster: loaded when a person asks, or saves one in a lab.
 * @returns what the command does
 */
export function triesLater(
  owner: Owner,
  failed: (error: unknown) => void,
  labs: CurrentLab,
  notices: Notices,
): () => Promise<void> {
  const load = async () => {
    const { manifestTries } = await import('./manifest/hints.ts');
    const kubeconfig = labKubeconfig(stateRoot());
    return manifestTries({ labs, notices, failed, kubeconfig, underProgress });
  };
  let loaded: ReturnType<typeof load> | undefined;
  const tries = () => (loaded ??= load());

  owner.undo(() => void loaded?.then((one) => one.dispose(), failed));
  owner.own(
    workspace.onDidSaveTextDocument((document) => {
      if (!workspace.isTrusted || !isManifest(document)) return;
      if (labs.holding(document.uri.fsPath)) tries().then((one) => one.soon(document), failed);
    }),
  );
  return async () => (await tries()).run();
}
