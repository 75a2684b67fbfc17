import type { Explanation } from '../../check/verdict.ts';
import { diagnose } from './diagnose.ts';
import { runOn, type Machine } from './machine.ts';
import { kubectlIn, nodesOf, type ClusterNode } from './nodes.ts';
import { kubeconfigOf } from './kubeconfigPath.ts';
import { readClusterRecord, type ClusterRecord, type Use } from './place.ts';
import { usesOf } from './uses.ts';

export interface ClusterStatus {
  /** `unfinished`: its creation was broken off. `foreign`: of the same name, but not made by us. */
  readonly state: 'none' | 'ready' | 'starting' | 'stopped' | 'unfinished' | 'foreign';
  readonly nodes: readonly ClusterNode[];
  readonly kubeconfig: string;
  readonly uses: readonly Use[];
}

const look = 10_000;

/** What there is of the lab cluster; changes nothing. */
export async function clusterStatus(
  machine: Machine,
  signal: AbortSignal,
): Promise<ClusterStatus | { readonly fault: Explanation }> {
  const nodes = await nodesOf(machine, signal);
  if ('wrong' in nodes) return { fault: diagnose(machine, { output: nodes.wrong }) };
  const record = await readClusterRecord(machine);
  const [uses, kubeconfig] = [await usesOf(machine), kubeconfigOf(machine)];
  const told = { nodes, kubeconfig, uses };
  const [first] = nodes;
  if (first === undefined) return { ...told, state: 'none' };
  if (!isOurs(record, nodes)) {
    return { ...told, state: record?.nodes.length === 0 ? 'unfinished' : 'foreign' };
  }
  if (nodes.some(({ running }) => !running)) return { ...told, state: 'stopped' };
  const argv = kubectlIn(first.name, ['get', '--raw', '/readyz']);
  const { exitCode } = await runOn(machine, argv, { timeLimit: look }, signal);
  return { ...told, state: exitCode === 0 ? 'ready' : 'starting' };
}

/** Whether these containers are the cluster that we made, and not another of the same name. */
export function isOurs(record: ClusterRecord | undefined, nodes: readonly ClusterNode[]): boolean {
  const known = record?.nodes ?? [];
  return nodes.length > 0 && nodes.every(({ id }) => known.includes(id));
}
