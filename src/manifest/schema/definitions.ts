import { onceEach } from '../../onceEach.ts';
import { isRecord } from '../../record.ts';
import type { Manifest } from '../document.ts';
import { jsonOf } from '../json.ts';

/** A kind that a cluster learns by a CustomResourceDefinition, or describes itself, in one of its versions. */
export interface Definition {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Its `openAPIV3Schema` as plain values; undefined where it has none. */
  readonly schema: unknown;
  /** Of a cluster's own description: what `$ref` in the schema names. */
  readonly refs?: Readonly<Record<string, unknown>>;
}

/** What the CustomResourceDefinitions of a file define, in the versions that are served. */
export const definitionsIn = onceEach(({ objects }: Manifest): readonly Definition[] =>
  objects.flatMap(({ kind, apiVersion, node }) =>
    kind === definitionKind.kind && apiVersion === definitionKind.apiVersion
      ? definedBy(JSON.parse(jsonOf(node)))
      : [],
  ),
);

/** The kind of the objects that define others. */
export const definitionKind = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
} as const;

/**
 * What one of them defines.
 * @param object as plain values, of a file or from a cluster
 */
export function definedBy(object: unknown): readonly Definition[] {
  const spec = isRecord(object) ? object['spec'] : undefined;
  if (!isRecord(spec)) return [];
  const { group, names, scope, versions } = spec;
  const kind = isRecord(names) ? names['kind'] : undefined;
  if (typeof group !== 'string' || typeof kind !== 'string' || !Array.isArray(versions)) return [];
  return versions.filter(isRecord).flatMap(({ name, served, schema }) => {
    if (typeof name !== 'string' || served !== true) return [];
    const described = isRecord(schema) ? schema['openAPIV3Schema'] : undefined;
    const namespaced = scope !== 'Cluster';
    return [{ apiVersion: `${group}/${name}`, kind, namespaced, schema: described }];
  });
}
