import { definedBy, definitionKind, type Definition } from '../../manifest/schema/definitions.ts';
import type { Cluster } from '../../world/cluster/cluster.ts';

/** What a cluster takes beside Kubernetes' own kinds, and which Kubernetes it is. */
export interface ClusterKinds {
  /** Such as `1.34.4`. */
  readonly version: string;
  readonly definitions: readonly Definition[];
}

/** Throws WorldError when the cluster does not tell. */
export async function readClusterKinds(
  cluster: Pick<Cluster, 'version' | 'list'>,
): Promise<ClusterKinds> {
  const [{ version }, objects] = await Promise.all([
    cluster.version(),
    cluster.list(definitionKind),
  ]);
  return { version, definitions: objects.flatMap(({ json }) => definedBy(json)) };
}
