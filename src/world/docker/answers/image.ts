import * as z from 'zod/mini';
import type { Image, ImageSummary } from '../objects/image.ts';
import { keys, labels, list, moment, names, number, strings, text } from './pieces.ts';

/** Containerd's store lists what was pulled by its digest as a tag too. */
const tags = z.pipe(
  names,
  z.transform((all): readonly string[] => all.filter((name) => !name.includes('@'))),
);

export const imagesAnswer = list(
  z.pipe(
    z.object({ Id: z.string(), RepoTags: tags, Created: number, Size: number }),
    z.transform((it): ImageSummary => ({
      id: it.Id,
      tags: it.RepoTags,
      created: it.Created,
      size: it.Size,
    })),
  ),
);

/** `["CMD", "x", …]`, `["CMD-SHELL", "x …"]`, `["NONE"]`: the command alone. */
const healthcheck = z.pipe(
  z.nullish(z.object({ Test: strings })),
  z.transform((value): readonly string[] => value?.Test.slice(1) ?? []),
);

const config = z.object({
  Entrypoint: strings,
  Cmd: strings,
  Env: strings,
  WorkingDir: text,
  User: text,
  Labels: labels,
  ExposedPorts: keys,
  StopSignal: text,
  Healthcheck: healthcheck,
  Volumes: keys,
});

export const imageAnswer = z.pipe(
  z.object({
    Id: z.string(),
    RepoTags: tags,
    RepoDigests: names,
    Created: moment,
    Size: number,
    Os: text,
    Architecture: text,
    Config: z.nullish(config),
    RootFS: z.nullish(z.object({ Layers: strings })),
    Metadata: z.nullish(z.object({ LastTagTime: moment })),
  }),
  z.transform((it): Image => ({
    id: it.Id,
    tags: it.RepoTags,
    created: it.Created,
    lastTagged: it.Metadata?.LastTagTime,
    size: it.Size,
    platform:
      it.Os === '' || it.Architecture === ''
        ? undefined
        : { os: it.Os, architecture: it.Architecture },
    entrypoint: it.Config?.Entrypoint ?? [],
    command: it.Config?.Cmd ?? [],
    environment: it.Config?.Env ?? [],
    workingDirectory: it.Config?.WorkingDir ?? '',
    user: it.Config?.User ?? '',
    labels: it.Config?.Labels ?? {},
    exposedPorts: it.Config?.ExposedPorts ?? [],
    layers: it.RootFS?.Layers ?? [],
    digests: it.RepoDigests,
    stopSignal: it.Config?.StopSignal ?? '',
    healthcheck: it.Config?.Healthcheck ?? [],
    volumes: it.Config?.Volumes ?? [],
  })),
);

/** The daemon gives the newest first. */
export const historyAnswer = z.pipe(
  list(
    z.pipe(
      z.object({ CreatedBy: text, Created: number, Size: number }),
      z.transform((it) => ({ createdBy: it.CreatedBy, created: it.Created, size: it.Size })),
    ),
  ),
  z.transform((entries) => entries.toReversed()),
);
