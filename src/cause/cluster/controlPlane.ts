import { isStaticPod } from '../../check/clusterObjects.ts';
import { readPod } from '../../world/cluster/answers/pod.ts';
import type { Pod } from '../../world/cluster/answers/pod.ts';
import type { World } from '../../world/world.ts';
import { podKind } from './subject.ts';

/** Where the kubelet of a node that kubeadm made finds the Pods that it runs by itself. */
export const manifestFolder = '/etc/kubernetes/manifests';

/** The file's usual name: the Pod's without the node's at its end. */
export function manifestName({ object, node }: Pod): string {
  const end = `-${node}`;
  const { name } = object;
  return `${name.endsWith(end) ? name.slice(0, -end.length) : name}.yaml`;
}

/** The static Pods of a part of the control plane, as kubeadm labels them. */
export async function partPods(component: string, world: World): Promise<readonly Pod[]> {
  const labels = { component, tier: 'control-plane' };
  const found = await world.cluster.list(podKind, { namespace: 'kube-system', labels });
  return found.filter(isStaticPod).map(readPod);
}

/** The node on which a part is missing; undefined where it is there, or no such control plane is. */
export async function nodeWithout(component: string, world: World): Promise<string | undefined> {
  const [servers, own] = await Promise.all([
    partPods('kube-apiserver', world),
    partPods(component, world),
  ]);
  return own.length === 0 ? servers[0]?.node : undefined;
}
