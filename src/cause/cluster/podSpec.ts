import * as z from 'zod/mini';
import { readAs } from '../../world/cluster/answers/object.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { labels, list, text } from '../../world/docker/answers/pieces.ts';

const amount = z.union([z.string(), z.number()]);
const asked = z.nullish(z.object({ port: amount }));
const probe = z.nullish(z.object({ httpGet: asked, tcpSocket: asked }));
const container = z.object({
  name: z.string(),
  imagePullPolicy: text,
  ports: list(z.object({ name: text, containerPort: z.number() })),
  readinessProbe: probe,
  livenessProbe: probe,
  resources: z.nullish(
    z.object({
      requests: z.nullish(z.record(z.string(), amount)),
      limits: z.nullish(z.record(z.string(), amount)),
    }),
  ),
});
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
    containers: list(container),
    initContainers: list(container),
  }),
});

type PodSpec = z.infer<typeof shape>['spec'];

export function readPodSpec(object: ClusterObject): PodSpec {
  return readAs(shape, object).spec;
}

/** Ports on which the node itself asks a Pod's containers: where it is ready, somebody listens there. */
export function probedPorts(object: ClusterObject): readonly number[] {
  return readPodSpec(object).containers.flatMap(({ ports, readinessProbe, livenessProbe }) =>
    [readinessProbe, livenessProbe]
      .flatMap((each) => each?.httpGet?.port ?? each?.tcpSocket?.port ?? [])
      .map((port) => ports.find(({ name }) => name === port)?.containerPort ?? Number(port))
      .filter((port) => port > 0),
  );
}

/** One container of a Pod, of those that run first too. */
export function containerSpec(
  pod: ClusterObject,
  name: string,
): PodSpec['containers'][number] | undefined {
  const { initContainers, containers } = readPodSpec(pod);
  return [...initContainers, ...containers].find((each) => each.name === name);
}

const state = z.nullish(z.object({ terminated: z.nullish(z.object({ message: text })) }));
const endStatus = z.object({ name: z.string(), state, lastState: state });
const ends = z.object({
  status: z.object({
    containerStatuses: list(endStatus),
    initContainerStatuses: list(endStatus),
  }),
});

/** What the node said of the last end of a container; empty where it said nothing. */
export function endMessage(pod: ClusterObject, container: string): string {
  const { initContainerStatuses, containerStatuses } = readAs(ends, pod).status;
  const all = [...initContainerStatuses, ...containerStatuses];
  const found = all.find(({ name }) => name === container);
  return (found?.state?.terminated ?? found?.lastState?.terminated)?.message ?? '';
}
