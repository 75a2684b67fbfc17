import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Cluster, ClusterConnection } from './cluster.ts';
import type { Kubeconfigs } from './context.ts';

/** The way to the lab's cluster; the client, a bundle of its own, is loaded when it is asked. */
export interface ClusterLink {
  /** Throws WorldError when there is no cluster that may be asked. */
  connection(): Promise<ClusterConnection>;
  close(): void;
}

/** The kubeconfigs of this machine; `own` is the lab cluster's. */
export function kubeconfigsOf(
  own: string,
  allowed: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): Kubeconfigs {
  const named = (env['KUBECONFIG'] ?? '').split(delimiter).filter((path) => path !== '');
  return { own, allowed, learner: named.length > 0 ? named : [join(home, '.kube', 'config')] };
}

/**
 * Whether there may be a cluster to ask, without asking: the lab's own, or one that is allowed.
 * @param own the path of the lab cluster's kubeconfig
 */
export function mayHaveCluster(own: string, allowed: readonly string[]): boolean {
  return allowed.length > 0 || existsSync(own);
}

/** Milliseconds that one call may take at most. */
const longestCall = 10_000;

/**
 * Connects at the first question, and again where that failed or the files changed. A call takes no
 * more than half of a run's time limit, so that a silent API server is told before the run ends.
 */
export function clusterLink(kubeconfigs: () => Kubeconfigs, runLimit = 20_000): ClusterLink {
  const callTimeout = Math.min(longestCall, runLimit / 2);
  let connected: Promise<ClusterConnection> | undefined;
  let key = '';

  function close(): void {
    connected?.then(
      (connection) => connection.close(),
      () => undefined,
    );
    connected = undefined;
  }

  return {
    connection: async () => {
      const now = kubeconfigs();
      const seen = stateOf(now);
      if (seen !== key) close();
      key = seen;
      const mine = (connected ??= open(now, callTimeout));
      mine.catch(() => {
        if (connected === mine) connected = undefined;
      });
      return mine;
    },
    close,
  };
}

/** A cluster that was made anew has another file. */
function stateOf(kubeconfigs: Kubeconfigs): string {
  const times = [kubeconfigs.own, ...kubeconfigs.learner].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return JSON.stringify([kubeconfigs, times]);
}

async function open(kubeconfigs: Kubeconfigs, callTimeout: number): Promise<ClusterConnection> {
  const { connect } = await import('./client.ts');
  return connect(kubeconfigs, { callTimeout });
}

/** The reads of one run, which connect when the first is asked. */
export function lazyCluster(link: ClusterLink, signal: AbortSignal): Cluster {
  let reader: Promise<Cluster> | undefined;
  const cluster = (): Promise<Cluster> =>
    (reader ??= link.connection().then((connection) => connection.reader(signal)));
  return {
    version: async () => (await cluster()).version(),
    get: async (...given) => (await cluster()).get(...given),
    list: async (...given) => (await cluster()).list(...given),
    proxyGet: async (...given) => (await cluster()).proxyGet(...given),
    dryRun: async (object) => (await cluster()).dryRun(object),
    logs: async (...given) => (await cluster()).logs(...given),
    events: async (about) => (await cluster()).events(about),
  };
}
