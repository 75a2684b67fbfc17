import { readMarker, sessionIds } from '../places.ts';
import type { Machine } from './machine.ts';
import { exclusively, readClusterRecord, writeClusterRecord, type Use } from './place.ts';

const patience = 10_000;

/** The started labs that use the cluster; one whose state or folder is gone uses nothing. */
export async function usesOf(machine: Pick<Machine, 'root' | 'name'>): Promise<readonly Use[]> {
  const record = await readClusterRecord(machine);
  if (!record || record.uses.length === 0) return [];
  const alive = await sessionIds(machine.root);
  const markers = await Promise.all(record.uses.map(({ folder }) => readMarker(folder)));
  return record.uses.filter(
    ({ session }, index) => alive.includes(session) && markers[index]?.session === session,
  );
}

/** From now on the lab uses the cluster, until it is released. Without a cluster of ours: nothing. */
export async function useCluster(machine: Pick<Machine, 'root' | 'name'>, use: Use): Promise<void> {
  const known = (await readClusterRecord(machine))?.uses ?? [];
  if (known.some(({ session, folder }) => session === use.session && folder === use.folder)) return;
  await change(machine, (uses) => [...uses.filter(({ session }) => session !== use.session), use]);
}

/** The lab does not use it any more; those that still do. */
export async function releaseCluster(
  machine: Pick<Machine, 'root' | 'name'>,
  session: string,
): Promise<readonly Use[]> {
  await change(machine, (uses) => uses.filter((use) => use.session !== session));
  return usesOf(machine);
}

async function change(
  machine: Pick<Machine, 'root' | 'name'>,
  next: (uses: readonly Use[]) => readonly Use[],
): Promise<void> {
  if (!(await readClusterRecord(machine))) return;
  await exclusively(machine, patience, async () => {
    const record = await readClusterRecord(machine);
    if (record) await writeClusterRecord(machine, { ...record, uses: [...next(record.uses)] });
  });
}
