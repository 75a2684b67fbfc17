import type { Cluster } from '../../../src/world/cluster/cluster.ts';
import { clusterLink, lazyCluster } from '../../../src/world/cluster/load.ts';

const link = clusterLink(() => ({ own: '/nowhere', learner: [], allowed: [] }));

/** The cluster of a machine that has none. */
export function noCluster(signal: AbortSignal): Cluster {
  return lazyCluster(link, signal);
}
