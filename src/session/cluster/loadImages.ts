import type { Explanation } from '../../check/verdict.ts';
import { diagnose, nameTaken } from './diagnose.ts';
import { explainFault } from './faults.ts';
import { findKind, kindMissing } from './kind.ts';
import { runOn, type Machine } from './machine.ts';
import { clusterStatus } from './status.ts';

const look = 10_000;
const limit = 10 * 60_000;

/** Copies images of Docker into the cluster's nodes; what kept it from that, if anything. */
export async function loadImages(
  machine: Machine,
  images: readonly string[],
  signal: AbortSignal,
): Promise<Explanation | undefined> {
  const status = await clusterStatus(machine, signal);
  if ('fault' in status) return status.fault;
  if (status.state === 'foreign') return nameTaken(machine.name);
  if (status.state === 'none' || status.state === 'unfinished') return explainFault('no-cluster');
  if (status.state !== 'ready') return explainFault('not-ready', { name: machine.name });
  const missing: string[] = [];
  for (const image of images) {
    const argv = ['docker', 'image', 'inspect', '--format', '{{.Id}}', image];
    if ((await runOn(machine, argv, { timeLimit: look }, signal)).exitCode !== 0)
      missing.push(image);
  }
  if (missing.length > 0) {
    return explainFault('image-not-in-docker', { images: missing.join(', ') });
  }
  const kind = await findKind(machine, () => undefined, signal);
  if (kind === undefined) return kindMissing(machine, signal);
  const argv = [kind, 'load', 'docker-image', ...images, '--name', machine.name];
  const ran = await runOn(machine, argv, { timeLimit: limit }, signal);
  return ran.exitCode === 0 ? undefined : diagnose(machine, { output: ran.output });
}
