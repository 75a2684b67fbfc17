import { once } from '../docker/memo.ts';
import type { Cluster } from './cluster.ts';
import type { ProxyTarget } from './objects.ts';

/** The same cluster, asked each question once: the same read twice is one promise. */
export function memoiseCluster(cluster: Cluster): Cluster {
  return {
    version: once(() => cluster.version()),
    get: once((...given: Parameters<Cluster['get']>) => cluster.get(...given)),
    list: once((...given: Parameters<Cluster['list']>) => cluster.list(...given)),
    proxyGet: once((target: ProxyTarget, nth = 0) => cluster.proxyGet(target, nth)),
    dryRun: once((object: Parameters<Cluster['dryRun']>[0]) => cluster.dryRun(object)),
    logs: once((...given: Parameters<Cluster['logs']>) => cluster.logs(...given)),
    events: once((about: Parameters<Cluster['events']>[0]) => cluster.events(about)),
  };
}
