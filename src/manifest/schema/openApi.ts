import { isRecord } from '../../record.ts';
import type { Definition } from './definitions.ts';

/**
 * The kinds that an OpenAPI document of an API server describes, as `/openapi/v3` gives it for one
 * apiVersion; those only that can be created.
 */
export function definitionsInOpenApi(document: unknown, apiVersion: string): readonly Definition[] {
  const components = isRecord(document) ? document['components'] : undefined;
  const schemas = isRecord(components) ? components['schemas'] : undefined;
  const paths = isRecord(document) ? document['paths'] : undefined;
  if (!isRecord(schemas) || !isRecord(paths)) return [];
  const created = new Map<string, boolean>();
  for (const [path, methods] of Object.entries(paths)) {
    const post = isRecord(methods) ? methods['post'] : undefined;
    // What stands below one object, such as its eviction, is no object that somebody writes.
    if (!isRecord(post) || path.includes('/{name}/')) continue;
    const kind = kindIn(post['x-kubernetes-group-version-kind'], apiVersion);
    if (kind !== undefined) created.set(kind, path.includes('/namespaces/{namespace}/'));
  }
  return Object.values(schemas).flatMap((schema) => {
    const all: unknown = isRecord(schema) ? schema['x-kubernetes-group-version-kind'] : undefined;
    const [one, ...others] = Array.isArray(all) ? (all as readonly unknown[]) : [];
    const kind = others.length === 0 ? kindIn(one, apiVersion) : undefined;
    const namespaced = kind === undefined ? undefined : created.get(kind);
    if (kind === undefined || namespaced === undefined) return [];
    return [{ apiVersion, kind, namespaced, schema, refs: schemas }];
  });
}

function kindIn(found: unknown, wanted: string): string | undefined {
  if (!isRecord(found)) return undefined;
  const { group, version, kind } = found;
  if (typeof group !== 'string' || typeof version !== 'string') return undefined;
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return apiVersion === wanted && typeof kind === 'string' ? kind : undefined;
}
