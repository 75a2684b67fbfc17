import { pause } from '../../../session/time.ts';
import type { DockerConnection } from '../../../world/docker/docker.ts';

export interface DaemonImages {
  /** What is known now, or in a moment. `asking` while the daemon has not answered yet. */
  known(): Promise<{ readonly tags: readonly string[]; readonly asking: boolean }>;
}

/** Milliseconds: how long typing waits, how long the daemon has, and how long an answer holds. */
const patience = { typing: 300, daemon: 3_000, answered: 30_000, silent: 10_000 };

/**
 * The tags of the daemon's images. It is asked once for all that is typed meanwhile; when it does
 * not answer, there are none.
 */
export function daemonImages(
  connection: () => Promise<DockerConnection>,
  trusted: () => boolean,
  now: () => number = Date.now,
): DaemonImages {
  let kept: { readonly tags: readonly string[]; readonly until: number } | undefined;
  let asked: Promise<void> | undefined;

  async function ask(): Promise<void> {
    try {
      const docker = (await connection()).reader(AbortSignal.timeout(patience.daemon));
      const images = await docker.images();
      const tags = images.flatMap((image) => image.tags);
      kept = { tags: tags.filter(isTag), until: now() + patience.answered };
    } catch {
      // That no daemon answers is told by what needs one.
      kept = { tags: [], until: now() + patience.silent };
    }
  }

  return {
    async known() {
      if (!trusted()) return { tags: [], asking: false };
      if (kept !== undefined && now() < kept.until) return { tags: kept.tags, asking: false };
      asked ??= ask().finally(() => {
        asked = undefined;
      });
      const typing = new AbortController();
      await Promise.race([asked, pause(patience.typing, typing.signal)]);
      typing.abort();
      const fresh = kept !== undefined && now() < kept.until;
      return { tags: kept?.tags ?? [], asking: !fresh };
    },
  };
}

/** Images without a name are listed as `<none>:<none>` by older daemons. */
function isTag(tag: string): boolean {
  return !tag.includes('<none>');
}
