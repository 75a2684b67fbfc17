import * as z from 'zod/mini';
import type { Network, NetworkSummary } from '../objects/network.ts';
import { labels, list, record, text, truth } from './pieces.ts';

export const networksAnswer = list(
  z.pipe(
    z.object({ Id: z.string(), Name: z.string(), Driver: text, Labels: labels }),
    z.transform((it): NetworkSummary => ({
      id: it.Id,
      name: it.Name,
      driver: it.Driver,
      labels: it.Labels,
    })),
  ),
);

export const networkAnswer = z.pipe(
  z.object({
    Id: z.string(),
    Name: z.string(),
    Driver: text,
    Scope: text,
    Internal: truth,
    Attachable: truth,
    IPAM: z.nullish(z.object({ Config: list(z.object({ Subnet: text })) })),
    Labels: labels,
    Containers: record(z.object({ Name: text, IPv4Address: text })),
  }),
  z.transform((it): Network => ({
    id: it.Id,
    name: it.Name,
    driver: it.Driver,
    scope: it.Scope,
    internal: it.Internal,
    attachable: it.Attachable,
    subnets: (it.IPAM?.Config ?? []).map(({ Subnet }) => Subnet).filter(Boolean),
    labels: it.Labels,
    containers: Object.entries(it.Containers).map(([id, end]) => ({
      id,
      name: end.Name,
      address: end.IPv4Address.replace(/\/\d+$/, ''),
    })),
  })),
);
