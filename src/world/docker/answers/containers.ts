import * as z from 'zod/mini';
import type { ContainerState, ContainerSummary } from '../objects/container.ts';
import { keys, labels, list, number, strings, text } from './pieces.ts';

/** Docker's words, and podman's for the same. */
const states: Readonly<Record<string, ContainerState>> = {
  created: 'created',
  configured: 'created',
  initialized: 'created',
  running: 'running',
  paused: 'paused',
  restarting: 'restarting',
  removing: 'removing',
  exited: 'exited',
  stopped: 'exited',
  stopping: 'running',
  dead: 'dead',
};
export const state = z.pipe(
  z.string(),
  z.transform((value): ContainerState => states[value] ?? 'dead'),
);

export const containersAnswer = list(
  z.pipe(
    z.object({
      Id: z.string(),
      Names: strings,
      Image: text,
      ImageID: text,
      State: state,
      Created: number,
      Labels: labels,
      Ports: list(z.object({ IP: text, PrivatePort: number, PublicPort: number, Type: text })),
      NetworkSettings: z.nullish(z.object({ Networks: keys })),
    }),
    z.transform((it): ContainerSummary => ({
      id: it.Id,
      // Links add names such as /other/alias.
      name: bare(it.Names.find((name) => !bare(name).includes('/')) ?? ''),
      image: it.Image,
      imageId: it.ImageID,
      state: it.State,
      created: it.Created,
      labels: it.Labels,
      ports: it.Ports.filter(({ PublicPort }) => PublicPort > 0).map((port) => ({
        container: `${port.PrivatePort}/${port.Type}`,
        hostAddress: port.IP,
        hostPort: port.PublicPort,
      })),
      networks: it.NetworkSettings?.Networks ?? [],
    })),
  ),
);

export function bare(name: string): string {
  return name.replace(/^\//, '');
}
