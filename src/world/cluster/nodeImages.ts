import type { Docker } from '../docker/docker.ts';
import type { ContainerSummary } from '../docker/objects/container.ts';
import { clusterLabel } from './context.ts';

/** By containerd's own command, in a node: what crictl prints differs between node images. */
export const nodeImageCommand = ['ctr', '--namespace=k8s.io', 'images'] as const;

/**
 * The references of the images in each running kind node that is wanted, by the node's name, as its
 * container runtime tells them: a kubelet tells of a new image half a minute late.
 */
export async function imagesInNodes(
  docker: Pick<Docker, 'containers' | 'exec'>,
  wanted: (node: ContainerSummary) => boolean,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const nodes = (await docker.containers()).filter(
    (each) => each.state === 'running' && each.labels[clusterLabel] !== undefined && wanted(each),
  );
  const list = [...nodeImageCommand, 'ls', '-q'];
  const told = await Promise.all(
    nodes.map(async ({ id, name }) => [name, await docker.exec(id, list)] as const),
  );
  return new Map(
    told.flatMap(([name, answer]) =>
      answer?.exitCode === 0 ? [[name, answer.output.split('\n').filter(Boolean)]] : [],
    ),
  );
}
