import * as z from 'zod/mini';
import { readAs } from '../../world/cluster/answers/object.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { labels, list, text } from '../../world/docker/answers/pieces.ts';

const amount = z.union([z.string(), z.number()]);
/** Of a Pod's spec what causes ask beside what it does now. */
const shape = z.object({
  spec: z.object({
    nodeName: text,
    nodeSelector: labels,
    affinity: z.nullish(z.unknown()),
    volumes: list(
      z.object({
        name: text,
        persistentVolumeClaim: z.nullish(z.object({ claimName: z.string() })),
      }),
    ),
    containers: list(
      z.object({
        name: z.string(),
        imagePullPolicy: text,
        ports: list(z.object({ name: text, containerPort: z.number() })),
        resources: z.nullish(
          z.object({
            requests: z.nullish(z.record(z.string(), amount)),
            limits: z.nullish(z.record(z.string(), amount)),
          }),
        ),
      }),
    ),
  }),
});

type PodSpec = z.infer<typeof shape>['spec'];

export function readPodSpec(object: ClusterObject): PodSpec {
  return readAs(shape, object).spec;
}

const state = z.nullish(z.object({ terminated: z.nullish(z.object({ message: text })) }));
const ends = z.object({
  status: z.object({
    containerStatuses: list(z.object({ name: z.string(), state, lastState: state })),
  }),
});

/** What the node said of the last end of a container; empty where it said nothing. */
export function endMessage(pod: ClusterObject, container: string): string {
  const found = readAs(ends, pod).status.containerStatuses.find(({ name }) => name === container);
  return (found?.state?.terminated ?? found?.lastState?.terminated)?.message ?? '';
}
