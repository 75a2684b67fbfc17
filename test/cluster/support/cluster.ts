import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeImage } from '../../../scripts/ensure/kindNode.mjs';
import { createCluster } from '../../../src/session/cluster/create.ts';
import type { Machine } from '../../../src/session/cluster/machine.ts';
import { must } from './run.ts';

/** Never a learner's own: the names say that they are of tests. */
const prefix = 'container-lab-test';
const folder = mkdtempSync(join(tmpdir(), 'container-lab-cluster-'));
const made = new Set<string>();

/** A machine for a cluster of a test's own; what an earlier run left of it goes first. */
export async function machineFor(suffix = '', more: Partial<Machine> = {}): Promise<Machine> {
  const name = `${prefix}${suffix}`;
  if (!made.has(name)) await deleteCluster(name);
  made.add(name);
  const root = join(stateHome, 'container-lab');
  return { name, root, env: {}, image: nodeImage, mirrors: {}, ...more };
}

/** What XDG_STATE_HOME is for a command of these tests. */
export const stateHome = join(folder, 'state');

let shared: Promise<{ machine: Machine; kubeconfig: string }> | undefined;

/** The cluster that most tests share, made by the first that asks. */
export function sharedCluster(): Promise<{ machine: Machine; kubeconfig: string }> {
  return (shared ??= (async () => {
    const machine = await machineFor();
    const limits = { tell: () => undefined };
    const creation = await createCluster(machine, limits, new AbortController().signal);
    if (creation.is !== 'made') throw new Error(JSON.stringify(creation));
    return { machine, kubeconfig: creation.kubeconfig };
  })());
}

async function deleteCluster(name: string): Promise<void> {
  const kubeconfig = join(folder, 'unused');
  await must(['kind', 'delete', 'cluster', '--name', name, '--kubeconfig', kubeconfig]);
}

// Of the whole run: mocha loads this file once.
after(async function () {
  this.timeout(120_000);
  for (const name of made) await deleteCluster(name);
  await rm(folder, { recursive: true, force: true });
});
