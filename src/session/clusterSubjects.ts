import * as z from 'zod/mini';
import { defaultNamespace } from '../check/clusterObjects.ts';
import type { Lab } from '../lab/model.ts';
import { leavesOf } from '../lab/parts.ts';
import type { Resource } from '../world/cluster/objects.ts';
import { isOfCluster, usualVersion } from '../world/cluster/resources.ts';

/** Objects of one kind that are watched for a lab. */
export interface Subject {
  readonly resource: Resource;
  /** Undefined for those of the whole cluster. */
  readonly namespace: string | undefined;
}

/** What each check type looks at, whichever object it names itself. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'kind-cluster': ['Node'],
  k8s: [],
  rollout: ['Deployment'],
  pods: ['Pod'],
  'service-http': ['Service', 'Endpoints', 'Pod'],
  'k8s-event': ['Pod', 'ReplicaSet', 'Deployment'],
};

const named = z.object({
  kind: z.optional(z.string()),
  apiVersion: z.optional(z.string()),
  namespace: z.optional(z.string()),
});

/** Whether a check of that type asks the cluster. */
export function asksCluster(type: string): boolean {
  return Object.hasOwn(kinds, type);
}

/** The kinds and namespaces that the checks of a lab ask about, variables replaced; none of most labs. */
export function subjectsOf(
  lab: Lab,
  inVariables: <Value>(value: Value) => Value,
): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const { type, spec } of lab.steps.flatMap(({ tasks }) => tasks).flatMap(leavesOf)) {
    const wanted = asksCluster(type) ? named.safeParse(inVariables(spec)).data : undefined;
    if (wanted === undefined) continue;
    const own = wanted.kind === undefined ? [] : [wanted.kind];
    for (const kind of new Set([...own, ...(kinds[type] ?? [])])) {
      const version = kind === wanted.kind ? wanted.apiVersion : undefined;
      const resource = { apiVersion: version ?? usualVersion(kind) ?? 'v1', kind };
      const namespace = isOfCluster(resource) ? undefined : (wanted.namespace ?? defaultNamespace);
      subjects.set(`${resource.apiVersion} ${kind} ${namespace ?? ''}`, { resource, namespace });
    }
  }
  return [...subjects.values()];
}
