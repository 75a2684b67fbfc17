import { lineTable } from '../../lineTable.ts';
import { objectsOf } from '../../manifest/objects.ts';
import { parseManifest } from '../../manifest/parse.ts';
import type { Cluster } from '../../world/cluster/cluster.ts';
import { tryObjects, type DryRunFinding } from './tryObjects.ts';

export type Trial =
  | {
      readonly is: 'tried';
      /** How many objects there are, and how many of them the cluster refuses. */
      readonly objects: number;
      readonly refused: number;
      readonly findings: readonly DryRunFinding[];
    }
  /** It cannot be read, or describes no object. */
  | { readonly is: 'unreadable' }
  | { readonly is: 'empty' };

/**
 * Has the cluster try every object of a manifest. Throws WorldError when the cluster cannot be asked.
 * @param tell called before each, with how many were tried already
 */
export async function tryManifest(
  text: string,
  cluster: Pick<Cluster, 'dryRun'>,
  tell?: Parameters<typeof tryObjects>[2],
): Promise<Trial> {
  const file = parseManifest(text);
  if (file.faults.length > 0) return { is: 'unreadable' };
  const objects = objectsOf(file);
  if (objects.length === 0) return { is: 'empty' };
  const table = lineTable(text);
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
    table(start, end);
  const tried = await tryObjects({ objects, rangeOf }, cluster, tell);
  return { is: 'tried', objects: objects.length, ...tried };
}
