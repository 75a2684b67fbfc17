import type { ClusterAct } from '../world/cluster/acts.ts';
import { isOlder, readActs } from '../world/cluster/acts.ts';
import type { ClusterConnection, Listed } from '../world/cluster/cluster.ts';
import type { ClusterLink } from '../world/cluster/load.ts';
import type { Subject } from './clusterSubjects.ts';
import { debounce, pause } from './time.ts';

/** How far somebody has listened to which cluster. */
export interface HeardOf {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The uid of its oldest namespace: a cluster made anew has another. */
  readonly cluster: string;
  readonly version: string;
}

interface WatchOptions {
  readonly link: ClusterLink;
  readonly subjects: readonly Subject[];
  /** How far the lab was listened to before; undefined when nobody has yet. */
  readonly since: HeardOf | undefined;
  onAct(act: ClusterAct): void;
  /** Something changed, whether it tells an act or not. */
  onChange(): void;
  /** Nobody listened from `from` to `to`, and the server no longer knows what happened then. */
  onGap(from: number, to: number): void;
  /** One of the watches stands, or has ended. */
  onCluster(answers: boolean): void;
}

const shortestPause = 500;
const longestPause = 5000;

/**
 * Watches the lab's objects until the signal ends, and comes back by itself; how far all of them
 * were heard, if they were.
 */
export async function watchCluster(
  options: WatchOptions,
  signal: AbortSignal,
): Promise<HeardOf | undefined> {
  const heard = await Promise.all(options.subjects.map((one) => follow(one, options, signal)));
  // What comes once more is told apart; what was left out would be lost.
  return heard.reduce(older, heard[0]);
}

function older(one: HeardOf | undefined, other: HeardOf | undefined): HeardOf | undefined {
  if (one === undefined || other === undefined || one.cluster !== other.cluster) return undefined;
  return isOlder(other.version, one.version) ? other : one;
}

/** Hears what happened since, up to now, and ends. */
export async function catchUpCluster(
  options: Omit<WatchOptions, 'onCluster' | 'onChange'>,
  signal: AbortSignal,
): Promise<HeardOf | undefined> {
  if (options.subjects.length === 0) return undefined;
  const done = new AbortController();
  let standing = 0;
  const quiet = debounce(() => {
    if (standing === options.subjects.length) done.abort();
  }, 250);
  const heard = await watchCluster(
    {
      ...options,
      onChange: quiet,
      onCluster: (answers) => {
        standing += 1;
        if (answers) quiet();
        else done.abort();
      },
    },
    AbortSignal.any([signal, done.signal, AbortSignal.timeout(3000)]),
  );
  quiet.cancel();
  return heard;
}

async function follow(
  { resource, namespace }: Subject,
  options: WatchOptions,
  signal: AbortSignal,
): Promise<HeardOf | undefined> {
  const { link, since } = options;
  const acts = readActs();
  const within = namespace === undefined ? {} : { namespace };
  let wait = shortestPause;
  let at = since;
  /** Whether `acts` knows what was there at `at`. */
  let knows = false;
  /** Whether the server no longer remembers `at`. */
  let forgotten = false;

  /** The list from which the watch goes on. */
  async function begin(connection: ClusterConnection): Promise<string> {
    const cluster = await identityOf(connection, signal);
    const last = at;
    const same = last?.cluster === cluster;
    if (same && knows && !forgotten) return last.version;
    const now = async (): Promise<Listed> => {
      const listed = await connection.listAt(resource, within, signal);
      if (listed === 'too-old') throw new Error('the newest list is too old');
      return listed;
    };
    const earlier =
      same && !forgotten
        ? await connection.listAt(resource, { ...within, at: last.version }, signal)
        : 'too-old';
    const listed = earlier === 'too-old' ? await now() : earlier;
    const differs = acts.take(listed.objects);
    if (earlier === 'too-old' && last !== undefined && (differs || !knows)) {
      options.onGap(last.time, Date.now());
      options.onChange();
    }
    knows = true;
    forgotten = false;
    at = { time: Date.now(), cluster, version: listed.resourceVersion };
    return listed.resourceVersion;
  }

  for (;;) {
    try {
      const connection = await link.connection();
      const from = await begin(connection);
      const ready = (): void => {
        wait = shortestPause;
        options.onCluster(true);
      };
      const watched = connection.watch(resource, { ...within, since: from, ready }, signal);
      for await (const heard of watched) {
        const time = Date.now();
        const version =
          heard.is === 'bookmark' ? heard.resourceVersion : heard.object.resourceVersion;
        if (at !== undefined) at = { ...at, time, version };
        if (heard.is === 'bookmark') continue;
        for (const act of acts.read(heard, time)) options.onAct(act);
        options.onChange();
      }
      // It ended by itself: what is there now is compared with what was seen last.
      forgotten = !hasEnded(signal);
    } catch {
      // Why it does not answer is told by the next check.
    }
    if (hasEnded(signal)) return at;
    options.onCluster(false);
    await pause(wait, signal);
    if (hasEnded(signal)) return at;
    wait = Math.min(longestPause, wait * 2);
  }
}

async function identityOf(connection: ClusterConnection, signal: AbortSignal): Promise<string> {
  const namespace = { apiVersion: 'v1', kind: 'Namespace' };
  const found = await connection.reader(signal).get(namespace, { name: 'kube-system' });
  return found?.uid ?? '';
}

function hasEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}
