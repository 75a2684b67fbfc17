import { join } from 'node:path';
import { clusterName } from '../../world/cluster/context.ts';
import type { Machine } from './machine.ts';

/** What is kept of one cluster that we made: its kubeconfig, what it is known by, who uses it. */
export function placeOf({ root, name }: Pick<Machine, 'root' | 'name'>): string {
  return join(root, 'clusters', name);
}

/** Ours alone: the learner's own kubeconfig is never written to. */
export function kubeconfigOf(machine: Pick<Machine, 'root' | 'name'>): string {
  return join(placeOf(machine), 'kubeconfig');
}

/** That of the cluster that is made for labs. */
export function labKubeconfig(root: string): string {
  return kubeconfigOf({ root, name: clusterName });
}
