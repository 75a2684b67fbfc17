import * as z from 'zod/mini';
import type { Service, ServiceTask } from '../objects/swarm.ts';
import { labels, list, moment, number, strings, text } from './pieces.ts';

const port = z.object({
  Protocol: text,
  TargetPort: number,
  PublishedPort: number,
  PublishMode: text,
});

const mode = z.nullish(
  z.object({
    Replicated: z.nullish(z.object({ Replicas: number })),
    Global: z.nullish(z.object({})),
    ReplicatedJob: z.nullish(z.object({ TotalCompletions: number })),
    GlobalJob: z.nullish(z.object({})),
  }),
);
type Mode = z.infer<typeof mode>;

export const servicesAnswer = list(
  z.pipe(
    z.object({
      ID: z.string(),
      Spec: z.object({
        Name: text,
        Labels: labels,
        Mode: mode,
        TaskTemplate: z.nullish(
          z.object({ ContainerSpec: z.nullish(z.object({ Image: text, Env: strings })) }),
        ),
        EndpointSpec: z.nullish(z.object({ Mode: text, Ports: list(port) })),
      }),
      Endpoint: z.nullish(z.object({ Ports: list(port) })),
      UpdateStatus: z.nullish(z.object({ State: text })),
    }),
    z.transform(({ ID, Spec, Endpoint, UpdateStatus }): Service => {
      const container = Spec.TaskTemplate?.ContainerSpec;
      // The endpoint's ports carry the numbers that the swarm has chosen.
      const given = Endpoint?.Ports ?? [];
      const ports = given.length > 0 ? given : (Spec.EndpointSpec?.Ports ?? []);
      return {
        id: ID,
        name: Spec.Name,
        ...modeOf(Spec.Mode),
        image: withoutAddedDigest(container?.Image ?? ''),
        environment: container?.Env ?? [],
        ports: ports.map((each) => ({
          container: `${each.TargetPort}/${each.Protocol || 'tcp'}`,
          published: each.PublishedPort,
          mode: each.PublishMode === 'host' ? 'host' : 'ingress',
        })),
        endpointMode: Spec.EndpointSpec?.Mode === 'dnsrr' ? 'dnsrr' : 'vip',
        labels: Spec.Labels,
        update: UpdateStatus?.State ?? '',
      };
    }),
  ),
);

export const tasksAnswer = z.pipe(
  list(
    z.pipe(
      z.object({
        ID: z.string(),
        ServiceID: text,
        Slot: number,
        NodeID: text,
        DesiredState: text,
        Status: z.nullish(
          z.object({
            Timestamp: moment,
            State: text,
            Err: text,
            ContainerStatus: z.nullish(z.object({ ContainerID: text })),
          }),
        ),
      }),
      z.transform((it): ServiceTask => ({
        id: it.ID,
        service: it.ServiceID,
        slot: it.Slot,
        node: it.NodeID,
        state: it.Status?.State ?? '',
        wanted: it.DesiredState,
        error: it.Status?.Err ?? '',
        changed: it.Status?.Timestamp ?? 0,
        container: it.Status?.ContainerStatus?.ContainerID ?? '',
      })),
    ),
  ),
  z.transform((tasks) => tasks.toSorted(bySlot)),
);

function bySlot(a: ServiceTask, b: ServiceTask): number {
  return a.service.localeCompare(b.service) || a.slot - b.slot || b.changed - a.changed;
}

function modeOf(mode: Mode): Pick<Service, 'mode' | 'replicas'> {
  if (mode?.Global) return { mode: 'global', replicas: undefined };
  if (mode?.GlobalJob) return { mode: 'job', replicas: undefined };
  if (mode?.ReplicatedJob) return { mode: 'job', replicas: mode.ReplicatedJob.TotalCompletions };
  return { mode: 'replicated', replicas: mode?.Replicated?.Replicas ?? 0 };
}

/** The swarm adds a digest to `name:tag`; a name with a digest alone was given so. */
function withoutAddedDigest(image: string): string {
  return image.replace(/^(.+:[^/@:]+)@[^@]+$/, '$1');
}
