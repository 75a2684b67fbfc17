import type { Docker } from '../docker/docker.ts';
import { clusterLabel, clusterName } from './context.ts';

/** By containerd's own command, in a node: what crictl prints differs between node images. */
export const nodeImageCommand = ['ctr', '--namespace=k8s.io', 'images'] as const;

/**
 * The references of the images in each running node of the lab cluster, by the node's name, as its
 * container runtime tells them: a kubelet tells of a new image half a minute late.
 */
export async function imagesInNodes(
  docker: Pick<Docker, 'containers' | 'exec'>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const nodes = (await docker.containers()).filter(
    ({ labels, state }) => labels[clusterLabel] === clusterName && state === 'running',
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
