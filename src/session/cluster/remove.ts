import type { Explanation } from '../../check/verdict.ts';
import { diagnose, nameTaken } from './diagnose.ts';
import { findKind, kindMissing } from './kind.ts';
import { runOn, type Machine } from './machine.ts';
import { kubeconfigOf } from './kubeconfigPath.ts';
import { exclusively, forgetCluster, readClusterRecord } from './place.ts';
import { clusterStatus } from './status.ts';

const limit = 120_000;

/** Deletes the lab cluster, and no other of its name; whether there was one. */
export function removeCluster(
  machine: Machine,
  signal: AbortSignal,
): Promise<{ readonly removed: boolean } | { readonly fault: Explanation }> {
  return exclusively(machine, limit, async () => {
    const status = await clusterStatus(machine, signal);
    if ('fault' in status) return status;
    if (status.state === 'foreign') return { fault: nameTaken(machine.name) };
    if (status.state === 'none') {
      const known = (await readClusterRecord(machine)) !== undefined;
      await forgetCluster(machine);
      return { removed: known };
    }
    const kind = await findKind(machine, () => undefined, signal);
    if (kind === undefined) return { fault: await kindMissing(machine, signal) };
    const argv = [kind, 'delete', 'cluster', '--name', machine.name];
    const place = ['--kubeconfig', kubeconfigOf(machine)];
    const ran = await runOn(machine, [...argv, ...place], { timeLimit: limit }, signal);
    if (ran.exitCode !== 0) return { fault: diagnose(machine, { output: ran.output }) };
    await forgetCluster(machine);
    return { removed: true };
  });
}
