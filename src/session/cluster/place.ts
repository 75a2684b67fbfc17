import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import * as z from 'zod/mini';
import { kubeconfigOf, placeOf } from './kubeconfigPath.ts';
import type { Machine } from './machine.ts';

const useSchema = z.object({ session: z.string(), lab: z.string(), folder: z.string() });
export type Use = z.infer<typeof useSchema>;

const recordSchema = z.object({
  /** Ids of its node containers: another cluster of the name has others. Empty while it is made. */
  nodes: z.array(z.string()),
  uses: z.array(useSchema),
});
export type ClusterRecord = z.infer<typeof recordSchema>;

/** Undefined when we made none; a damaged one counts as none. */
export async function readClusterRecord(
  machine: Pick<Machine, 'root' | 'name'>,
): Promise<ClusterRecord | undefined> {
  try {
    const text = await readFile(recordPath(machine), 'utf8');
    const found = recordSchema.safeParse(JSON.parse(text));
    return found.success ? found.data : undefined;
  } catch {
    return undefined;
  }
}

export async function writeClusterRecord(
  machine: Pick<Machine, 'root' | 'name'>,
  record: ClusterRecord,
): Promise<void> {
  const path = recordPath(machine);
  await writeFile(`${path}.new`, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** The record, the kubeconfig; who uses it is forgotten too. */
export async function forgetCluster(machine: Pick<Machine, 'root' | 'name'>): Promise<void> {
  await rm(recordPath(machine), { force: true });
  await rm(kubeconfigOf(machine), { force: true });
}

function recordPath(machine: Pick<Machine, 'root' | 'name'>): string {
  return join(placeOf(machine), 'cluster.json');
}

/**
 * One process at a time changes a cluster or its record; the others wait, up to `patience`
 * milliseconds. A holder that died lets go by itself.
 */
export async function exclusively<T>(
  machine: Pick<Machine, 'root' | 'name'>,
  patience: number,
  work: () => Promise<T>,
): Promise<T> {
  const folder = placeOf(machine);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await lock(folder, {
    lockfilePath: join(folder, 'lock'),
    realpath: false,
    stale: 10_000,
    retries: { retries: Math.ceil(patience / 250), minTimeout: 250, maxTimeout: 250 },
    onCompromised: () => undefined,
  });
  try {
    return await work();
  } finally {
    await release().catch(() => undefined);
  }
}
