import * as z from 'zod/mini';
import type { Volume } from '../objects/volume.ts';
import { labels, list, text } from './pieces.ts';

export const volumeAnswer = z.pipe(
  z.object({
    Name: z.string(),
    Driver: text,
    Mountpoint: text,
    Labels: labels,
    Options: labels,
  }),
  z.transform((it): Volume => ({
    name: it.Name,
    driver: it.Driver,
    mountpoint: it.Mountpoint,
    labels: it.Labels,
    options: it.Options,
  })),
);

export const volumesAnswer = z.pipe(
  z.object({ Volumes: list(volumeAnswer) }),
  z.transform(({ Volumes }) => Volumes),
);
