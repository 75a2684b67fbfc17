import { watchDaemon } from '../../../session/watch.ts';
import { debounce, toNano } from '../../../session/time.ts';
import type { DockerConnection } from '../../../world/docker/docker.ts';
import { knowNodeImages } from './nodeImages.ts';

export interface KnownImages {
  /** The names that are asked about from now on. */
  want(references: Iterable<string>): void;
  has(reference: string): boolean;
  /** Whether a node of the lab cluster has it, by its own container runtime. */
  nodeHas(node: string, reference: string): boolean;
  end(): void;
}

/** Milliseconds after an event until the images are asked for anew. */
const settling = 200;

/** Which images Docker has, and the nodes; asked again when one came or went. */
export function knowImages(
  connection: () => Promise<DockerConnection>,
  changed: () => void,
): KnownImages {
  const stop = new AbortController();
  const { signal } = stop;
  const known = new Map<string, boolean>();
  let wanted: ReadonlySet<string> = new Set();
  let listening = false;
  const nodes = knowNodeImages(async () => (await connection()).reader(signal), changed);

  async function ask(reference: string): Promise<void> {
    try {
      const docker = (await connection()).reader(signal);
      known.set(reference, (await docker.image(reference)) !== undefined);
    } catch {
      known.delete(reference); // A daemon that does not answer says nothing of its images.
    }
  }

  async function askAll(references: readonly string[]): Promise<void> {
    if (references.length === 0) return;
    await Promise.all(references.map(ask));
    if (!signal.aborted) changed();
  }

  const again = debounce(() => void askAll([...wanted]), settling);
  const allAgain = (): void => {
    again();
    nodes.again();
  };

  async function listen(): Promise<void> {
    await watchDaemon(
      {
        connection: await connection(),
        since: toNano(Date.now()),
        isTelling: () => true,
        onEvent(event) {
          if (event.type === 'image') again();
          nodes.hear(event);
        },
        onGap: allAgain,
        onDaemon: (answers) => {
          if (answers) allAgain();
        },
      },
      signal,
    );
  }

  return {
    want(references) {
      wanted = new Set(references);
      if (wanted.size > 0 && !listening) {
        listening = true;
        listen().catch(() => (listening = false));
      }
      void askAll([...wanted].filter((one) => !known.has(one)));
    },
    has: (reference) => wanted.has(reference) && known.get(reference) === true,
    nodeHas: (node, reference) => nodes.has(node, reference),
    end() {
      stop.abort();
      again.cancel();
      nodes.end();
    },
  };
}
