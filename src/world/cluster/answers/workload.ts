import * as z from 'zod/mini';
import { labels, list, number, text, truth } from '../../docker/answers/pieces.ts';
import type { ClusterObject } from '../objects.ts';
import { readAs } from './object.ts';

/** A Deployment, ReplicaSet, StatefulSet or DaemonSet. */
export interface Workload {
  readonly object: ClusterObject;
  /** How many Pods it should have. */
  readonly desired: number;
  readonly current: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  readonly paused: boolean;
  /** Whether its controller has seen the newest spec. */
  readonly observed: boolean;
  /** Counts the changes of its spec. */
  readonly generation: number;
  /** Of a Deployment, 0 where it has none. */
  readonly revision: number;
  readonly selector: Readonly<Record<string, string>>;
  readonly templateLabels: Readonly<Record<string, string>>;
  readonly containers: readonly { readonly name: string; readonly image: string }[];
  readonly conditions: readonly {
    readonly type: string;
    readonly status: string;
    readonly reason: string;
    readonly message: string;
  }[];
}

const count = z.nullish(z.number());
const shape = z.object({
  metadata: z.object({ generation: number }),
  spec: z.object({
    replicas: count,
    paused: truth,
    selector: z.nullish(z.object({ matchLabels: labels })),
    template: z.nullish(
      z.object({
        metadata: z.nullish(z.object({ labels })),
        spec: z.object({ containers: list(z.object({ name: z.string(), image: text })) }),
      }),
    ),
  }),
  status: z.nullish(
    z.object({
      observedGeneration: number,
      replicas: number,
      updatedReplicas: count,
      readyReplicas: number,
      availableReplicas: number,
      desiredNumberScheduled: count,
      currentNumberScheduled: count,
      updatedNumberScheduled: count,
      numberReady: count,
      numberAvailable: count,
      conditions: list(
        z.object({ type: z.string(), status: z.string(), reason: text, message: text }),
      ),
    }),
  ),
});

export function readWorkload(object: ClusterObject): Workload {
  const { metadata, spec, status } = readAs(shape, object);
  return {
    object,
    desired: spec.replicas ?? status?.desiredNumberScheduled ?? 1,
    current: status?.currentNumberScheduled ?? status?.replicas ?? 0,
    updated: status?.updatedReplicas ?? status?.updatedNumberScheduled ?? 0,
    ready: status?.numberReady ?? status?.readyReplicas ?? 0,
    available: status?.numberAvailable ?? status?.availableReplicas ?? 0,
    paused: spec.paused,
    observed: (status?.observedGeneration ?? 0) >= metadata.generation,
    generation: metadata.generation,
    revision: Number(object.annotations['deployment.kubernetes.io/revision'] ?? 0) || 0,
    selector: spec.selector?.matchLabels ?? {},
    templateLabels: spec.template?.metadata?.labels ?? {},
    containers: spec.template?.spec.containers ?? [],
    conditions: status?.conditions ?? [],
  };
}
