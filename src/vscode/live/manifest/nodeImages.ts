import { debounce } from '../../../session/time.ts';
import { clusterLabel, clusterName } from '../../../world/cluster/context.ts';
import { probeMarker, type Docker } from '../../../world/docker/docker.ts';
import type { DaemonEvent } from '../../../world/docker/objects/daemon.ts';
import { sameReference } from '../../../world/docker/reference.ts';

export interface NodeImages {
  /** Asks the nodes again, a little later. */
  again(): void;
  hear(event: DaemonEvent): void;
  has(node: string, reference: string): boolean;
  end(): void;
}

/** Milliseconds after an event until the nodes are asked anew. */
const settling = 200;
/** By containerd's own command: what crictl prints differs between node images. */
const list = ['ctr', '--namespace=k8s.io', 'images', 'ls', '-q'];
const ownProbe = `exec_create: ${probeMarker.join(' ')}`;

/**
 * The images that the lab cluster's nodes have by their container runtime, asked again when somebody
 * ran a command in one, as `kind load` does: a kubelet tells of a new image half a minute late.
 */
export function knowNodeImages(docker: () => Promise<Docker>, changed: () => void): NodeImages {
  let known: ReadonlyMap<string, readonly string[]> = new Map();
  const ownExecs = new Set<string>();
  let ended = false;

  async function ask(): Promise<void> {
    known = await askNodes().catch(() => new Map()); // A daemon that does not answer says nothing.
    if (!ended) changed();
  }

  async function askNodes(): Promise<ReadonlyMap<string, readonly string[]>> {
    const reads = await docker();
    const nodes = (await reads.containers()).filter(
      ({ labels, state }) => labels[clusterLabel] === clusterName && state === 'running',
    );
    const told = await Promise.all(
      nodes.map(async ({ id, name }) => [name, await reads.exec(id, list)] as const),
    );
    return new Map(
      told.flatMap(([name, answer]) =>
        answer?.exitCode === 0 ? [[name, answer.output.split('\n').filter(Boolean)]] : [],
      ),
    );
  }

  const again = debounce(() => void ask(), settling);

  return {
    again,
    hear({ type, action, attributes }) {
      if (type !== 'container' || attributes[clusterLabel] !== clusterName) return;
      const exec = attributes['execID'] ?? '';
      if (action.startsWith(ownProbe)) ownExecs.add(exec);
      else if (action === 'exec_die' ? !ownExecs.delete(exec) : isLife(action)) again();
    },
    has: (node, reference) =>
      known.get(node)?.some((name) => sameReference(name, reference)) === true,
    end() {
      ended = true;
      again.cancel();
    },
  };
}

function isLife(action: string): boolean {
  return action === 'start' || action === 'die' || action === 'destroy';
}
