import type { CheckType } from '../../check/checkType.ts';
import { defaultNamespace } from '../../check/clusterObjects.ts';
import { k8s } from '../../check/types/k8s.ts';
import { k8sEvent } from '../../check/types/k8sEvent.ts';
import { pods } from '../../check/types/pods.ts';
import { rollout } from '../../check/types/rollout.ts';
import { serviceHttp } from '../../check/types/serviceHttp.ts';
import type { Resource } from '../../world/cluster/objects.ts';
import { usualVersion } from '../../world/cluster/resources.ts';
import type { Failure } from '../cause.ts';

/** Types whose check asks the cluster for objects that the learner makes. */
export const ofCluster: readonly CheckType<unknown, unknown>[] = [rollout, pods, serviceHttp, k8s];

export type AnyFailure = Failure<unknown, unknown>;

/** The object or objects that a failed check is about. */
export interface ClusterSubject extends Resource {
  readonly namespace: string;
  readonly name: string | undefined;
  /** By which several are found; empty where the name does it. */
  readonly labels: Readonly<Record<string, string>>;
  /** None of them is there, and one should be. */
  readonly missing: boolean;
  /** Some of them are there, and more should be. */
  readonly few: boolean;
}

/** Undefined when the check asks no object of the cluster, or one that must be gone. */
export function clusterSubject({ type, spec, judgement }: AnyFailure): ClusterSubject | undefined {
  const subject = subjectOfSpec(type, spec);
  if (subject?.exists !== true) return undefined;
  const { aspect } = judgement;
  const missing = aspect === 'missing' || aspect === 'none';
  return { ...subject, missing, few: aspect === 'too-few' };
}

/** What a check of that type asks for, by its spec. */
export function subjectOfSpec(
  type: string,
  given: unknown,
): (Omit<ClusterSubject, 'missing' | 'few'> & { readonly exists: boolean }) | undefined {
  const its = (
    resource: Resource,
    spec: {
      readonly name?: string | undefined;
      readonly namespace?: string | undefined;
      readonly labels?: Readonly<Record<string, string>> | undefined;
      readonly exists?: boolean | undefined;
    },
  ) => {
    const { name, namespace = defaultNamespace, labels = {}, exists = true } = spec;
    return { ...resource, name, namespace, labels, exists };
  };
  switch (type) {
    case rollout.type: {
      const spec = rollout.schema.safeParse(given).data;
      return spec && its({ apiVersion: 'apps/v1', kind: spec.kind ?? 'Deployment' }, spec);
    }
    case pods.type: {
      const spec = pods.schema.safeParse(given).data;
      return spec && its(podKind, spec);
    }
    case serviceHttp.type: {
      const spec = serviceHttp.schema.safeParse(given).data;
      if (spec === undefined) return undefined;
      return its(serviceKind, { name: spec.service, namespace: spec.namespace });
    }
    case k8s.type: {
      const spec = k8s.schema.safeParse(given).data;
      if (spec === undefined) return undefined;
      const apiVersion = spec.apiVersion ?? usualVersion(spec.kind) ?? 'v1';
      return its({ apiVersion, kind: spec.kind }, spec);
    }
    case k8sEvent.type: {
      const spec = k8sEvent.schema.safeParse(given).data;
      const kind = spec?.kind ?? podKind.kind;
      return spec && its({ apiVersion: usualVersion(kind) ?? 'v1', kind }, spec);
    }
    default:
      return undefined;
  }
}

export const podKind: Resource = { apiVersion: 'v1', kind: 'Pod' };
export const serviceKind: Resource = { apiVersion: 'v1', kind: 'Service' };
export const deploymentKind: Resource = { apiVersion: 'apps/v1', kind: 'Deployment' };
