import { isDeepStrictEqual } from 'node:util';
import { workspace } from 'vscode';
import {
  readClusterKinds,
  type ClusterKinds,
  type ReadDescriptions,
  type Shipped,
} from '../../../live/manifest/clusterKinds.ts';
import { clusterLink, kubeconfigsOf, mayHaveCluster } from '../../../world/cluster/load.ts';
import { WorldError } from '../../../world/worldError.ts';
import { owner as makeOwner, type Disposing } from '../../owner.ts';
import { settings } from '../../settings.ts';

/** What the lab's cluster takes, as it was told last. */
export interface KnownCluster extends Disposing {
  /** Undefined without a cluster, and until it has told; it is asked again where that was long ago. */
  now(): ClusterKinds | undefined;
}

/** Milliseconds that an answer counts: a definition that is applied is known so soon. */
const lasts = 15_000;
/** Milliseconds that it may take to tell all. */
const longest = 30_000;

/**
 * @param kubeconfig the path of the lab cluster's
 * @param shipped what it need not tell
 * @param changed called when the cluster tells something else than before
 */
export function knownCluster(
  kubeconfig: string,
  shipped: Shipped,
  failed: (error: unknown) => void,
  changed: () => void,
): KnownCluster {
  const owner = makeOwner(failed);
  const life = new AbortController();
  const link = clusterLink(() => kubeconfigsOf(kubeconfig, settings().allowedContexts));
  let told: ClusterKinds | undefined;
  const read: ReadDescriptions = new Map();
  let asked = -Infinity;
  owner.undo(() => {
    life.abort();
    link.close();
  });

  async function ask(): Promise<ClusterKinds | undefined> {
    try {
      const connection = await link.connection();
      const ends = AbortSignal.any([life.signal, AbortSignal.timeout(longest)]);
      return await readClusterKinds(
        connection.reader(ends),
        connection.descriptions(ends),
        shipped,
        read,
      );
    } catch (error) {
      // It is asked again; what it told before is likelier than nothing.
      if (error instanceof WorldError || life.signal.aborted) return told;
      throw error;
    }
  }

  async function renew(): Promise<void> {
    const now = await ask();
    if (life.signal.aborted || isDeepStrictEqual(now, told)) return;
    told = now;
    changed();
  }

  return {
    now() {
      if (!workspace.isTrusted || !mayHaveCluster(kubeconfig, settings().allowedContexts)) {
        told = undefined;
        return undefined;
      }
      if (performance.now() - asked > lasts) {
        asked = performance.now();
        renew().catch(failed);
      }
      return told;
    },
    dispose: () => owner.dispose(),
  };
}
