import { definedBy, definitionKind, type Definition } from '../../manifest/schema/definitions.ts';
import { definitionsInOpenApi } from '../../manifest/schema/openApi.ts';
import { minorOf } from '../../manifest/schema/schemas.ts';
import type { Cluster, Descriptions } from '../../world/cluster/cluster.ts';

/** What a cluster takes beside Kubernetes' own kinds, and which Kubernetes it is. */
export interface ClusterKinds {
  /** Such as `1.34.4`. */
  readonly version: string;
  readonly definitions: readonly Definition[];
}

/** What is known of Kubernetes without a cluster. */
export interface Shipped {
  /** Such as `1.34`. */
  readonly versions: readonly string[];
  /** Whether a version has kinds of an apiVersion. */
  readonly has: (version: string, apiVersion: string) => boolean;
}

/** Descriptions that were read, by their path, which has a hash of them. */
export type ReadDescriptions = Map<string, readonly Definition[]>;

/** Bytes of one description, and of all; those of a usual cluster are 8 million together. */
const [largest, largestOfAll] = [4_000_000, 24_000_000];
const most = 60;

/**
 * Kinds by definitions, and by the cluster's own OpenAPI those that are not known here: of another
 * API server, or of a version of Kubernetes that does not come with us. Throws WorldError when the
 * cluster does not tell.
 * @param read what was read before; it is kept up to date
 */
export async function readClusterKinds(
  cluster: Pick<Cluster, 'version' | 'list'>,
  descriptions: Descriptions,
  shipped: Shipped,
  read: ReadDescriptions = new Map(),
): Promise<ClusterKinds> {
  const [{ version }, objects, all] = await Promise.all([
    cluster.version(),
    cluster.list(definitionKind),
    descriptions.paths(),
  ]);
  const custom = objects.flatMap(({ json }) => definedBy(json));
  const isCustom = new Set(custom.map(({ apiVersion }) => apiVersion));
  const minor = minorOf(version);
  const isShipped = shipped.versions.some((one) => minorOf(one) === minor);
  const wanted = [...all].filter(
    ([apiVersion]) => !isCustom.has(apiVersion) && !(isShipped && shipped.has(version, apiVersion)),
  );
  const paths = new Set(all.values());
  for (const path of read.keys()) if (!paths.has(path)) read.delete(path);
  const found: Definition[] = [];
  let left = largestOfAll;
  for (const [apiVersion, path] of wanted.slice(0, most)) {
    if (!read.has(path) && left > 0) {
      const told = await descriptions.read(path, Math.min(left, largest));
      left -= told?.bytes ?? 0;
      // What could not be had is asked for again; what is too long is not.
      if (told !== undefined) read.set(path, definitionsInOpenApi(told.json, apiVersion));
    }
    found.push(...(read.get(path) ?? []));
  }
  return { version, definitions: [...custom, ...found] };
}
