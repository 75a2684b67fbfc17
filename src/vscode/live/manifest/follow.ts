import { keyOf, type Watched } from '../../../live/manifest/kinds.ts';
import { watchCluster } from '../../../session/clusterWatch.ts';
import { debounce } from '../../../session/time.ts';
import type { ClusterLink } from '../../../world/cluster/load.ts';
import type { ClusterObject, Resource } from '../../../world/cluster/objects.ts';

export interface Followed {
  /** What is followed from now on, and nothing else. */
  want(watched: readonly Watched[]): void;
  /** Undefined while the cluster has not said, or answers no more. */
  objects(resource: Resource, namespace?: string): readonly ClusterObject[] | undefined;
  end(): void;
}

interface Following {
  readonly stop: AbortController;
  objects?: readonly ClusterObject[];
}

/** Milliseconds after a change until its kind is read anew: a rollout makes many at once. */
const settling = 100;

/** Objects as the cluster's watch tells of them; what is not changed is not asked for again. */
export function followObjects(link: ClusterLink, changed: () => void): Followed {
  const all = new Map<string, Following>();

  function follow({ resource, namespace }: Watched): Following {
    const stop = new AbortController();
    const { signal } = stop;
    const following: Following = { stop };
    let reading: Promise<void> | undefined;
    let again = false;

    const readOnce = async (): Promise<void> => {
      const selection = namespace === undefined ? {} : { namespace };
      try {
        const connection = await link.connection();
        const objects = await connection.reader(signal).list(resource, selection);
        following.objects = objects;
      } catch {
        delete following.objects; // The watch comes back by itself, and tells.
      }
      if (!signal.aborted) changed();
    };
    const read = (): void => {
      if (signal.aborted) return;
      again = reading !== undefined;
      reading ??= readOnce().finally(() => {
        reading = undefined;
        if (again) read();
      });
    };
    const soon = debounce(read, settling);
    signal.addEventListener('abort', () => soon.cancel(), { once: true });
    void watchCluster(
      {
        link,
        subjects: [{ resource, namespace }],
        since: undefined,
        onAct: () => undefined,
        onGap: () => undefined,
        onChange: soon,
        onCluster: (answers) => {
          if (answers) {
            read();
            return;
          }
          delete following.objects;
          changed();
        },
      },
      signal,
    );
    return following;
  }

  return {
    want(watched) {
      const wanted = new Map(watched.map((one) => [keyOf(one.resource, one.namespace), one]));
      for (const [key, { stop }] of all) {
        if (wanted.has(key)) continue;
        stop.abort();
        all.delete(key);
      }
      for (const [key, one] of wanted) if (!all.has(key)) all.set(key, follow(one));
    },
    objects: (resource, namespace) => all.get(keyOf(resource, namespace))?.objects,
    end() {
      for (const { stop } of all.values()) stop.abort();
      all.clear();
    },
  };
}
