import { clusterLabel } from '../../world/cluster/context.ts';
import { runOn, type Machine } from './machine.ts';

export interface ClusterNode {
  readonly id: string;
  readonly name: string;
  readonly running: boolean;
}

/** What kind marks the containers of a cluster with. */
const roleLabel = 'io.x-k8s.kind.role';
const look = 15_000;

/** The cluster's node containers, the control plane first; or what the docker command said instead. */
export async function nodesOf(
  machine: Machine,
  signal: AbortSignal,
): Promise<readonly ClusterNode[] | { readonly wrong: string }> {
  const format = `{{.ID}} {{.Names}} {{.State}} {{.Label "${roleLabel}"}}`;
  const filter = `label=${clusterLabel}=${machine.name}`;
  const argv = ['docker', 'ps', '--all', '--no-trunc', '--filter', filter, '--format', format];
  const { exitCode, output } = await runOn(machine, argv, { timeLimit: look }, signal);
  if (exitCode !== 0) return { wrong: output };
  const rows = output.split('\n').map((line) => line.trim().split(' '));
  return rows
    .filter(([id = '']) => /^[0-9a-f]{64}$/.test(id))
    .sort(([, , , a = ''], [, , , b = '']) => a.localeCompare(b))
    .map(([id = '', name = '', state = '']) => ({ id, name, running: state === 'running' }));
}

/** kubectl as it is inside of a node, with the rights of an administrator. */
export function kubectlIn(node: string, args: readonly string[]): readonly string[] {
  const inside = ['kubectl', '--kubeconfig=/etc/kubernetes/admin.conf', ...args];
  return ['docker', 'exec', node, ...inside];
}
