import * as z from 'zod/mini';
import type {
  Container,
  ContainerState,
  ContainerSummary,
  DaemonVersion,
  Image,
  ImageSummary,
} from './docker.ts';
import { fault } from './faults.ts';

/** Reads a JSON answer; what does not fit its shape is the daemon's fault, not the learner's. */
export function readAnswer<Value>(
  schema: z.ZodMiniType<Value>,
  body: Buffer,
  endpoint: string,
): Value {
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch (error) {
    throw fault('bad-answer', endpoint, 'its answer is not JSON', error);
  }
  const result = z.safeParse(schema, json);
  if (result.success) return result.data;
  throw fault(
    'bad-answer',
    endpoint,
    `its answer is not as expected: ${z.prettifyError(result.error)}`,
  );
}

// Daemons leave out or null what is unset (Docker 29 more than 20.10): each piece has its fallback.
const text = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => value ?? ''),
);
const number = z.pipe(
  z.nullish(z.number()),
  z.transform((value) => value ?? 0),
);
const truth = z.pipe(
  z.nullish(z.boolean()),
  z.transform((value) => value ?? false),
);
const list = <Item>(item: z.ZodMiniType<Item>) =>
  z.pipe(
    z.nullish(z.array(item)),
    z.transform((value): readonly Item[] => value ?? []),
  );
const record = <Value>(value: z.ZodMiniType<Value>) =>
  z.pipe(
    z.nullish(z.record(z.string(), value)),
    z.transform((map): Readonly<Record<string, Value>> => map ?? {}),
  );
const strings = list(z.string());
/** A moment as milliseconds since 1970; Go's zero time (year 1) is undefined. */
const moment = z.pipe(
  z.nullish(z.string()),
  z.transform((value): number | undefined => {
    const time = Date.parse(value ?? '');
    return Number.isNaN(time) || time <= 0 ? undefined : time;
  }),
);
/** Tags without the `<none>:<none>` that older daemons give to dangling images. */
const tags = z.pipe(
  strings,
  z.transform((all) => all.filter((tag) => !tag.includes('<none>'))),
);
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
const state = z.pipe(
  z.string(),
  z.transform((value): ContainerState => states[value] ?? 'dead'),
);

export const versionAnswer = z.pipe(
  z.object({
    Version: z.string(),
    ApiVersion: z.string(),
    MinAPIVersion: z.optional(z.string()),
    Os: text,
    Arch: text,
  }),
  z.transform((it): { readonly daemon: DaemonVersion; readonly lowest: string | undefined } => ({
    daemon: { version: it.Version, apiVersion: it.ApiVersion, os: it.Os, arch: it.Arch },
    lowest: it.MinAPIVersion,
  })),
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

const config = z.object({
  Entrypoint: strings,
  Cmd: strings,
  Env: strings,
  WorkingDir: text,
  User: text,
  Labels: record(z.string()),
  ExposedPorts: record(z.unknown()),
});

export const imageAnswer = z.pipe(
  z.object({
    Id: z.string(),
    RepoTags: tags,
    Created: moment,
    Size: number,
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
    entrypoint: it.Config?.Entrypoint ?? [],
    command: it.Config?.Cmd ?? [],
    environment: it.Config?.Env ?? [],
    workingDirectory: it.Config?.WorkingDir ?? '',
    user: it.Config?.User ?? '',
    labels: it.Config?.Labels ?? {},
    exposedPorts: Object.keys(it.Config?.ExposedPorts ?? {}).sort(),
    layers: it.RootFS?.Layers ?? [],
  })),
);

/** The daemon gives the newest first. */
export const historyAnswer = z.pipe(
  list(
    z.pipe(
      z.object({ CreatedBy: text, Size: number }),
      z.transform((it) => ({ createdBy: it.CreatedBy, size: it.Size })),
    ),
  ),
  z.transform((entries) => entries.toReversed()),
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
    }),
    z.transform((it): ContainerSummary => ({
      id: it.Id,
      // Links add names such as /other/alias.
      name: bare(it.Names.find((name) => !bare(name).includes('/')) ?? ''),
      image: it.Image,
      imageId: it.ImageID,
      state: it.State,
      created: it.Created,
    })),
  ),
);

const health = z.pipe(
  z.nullish(z.object({ Status: text })),
  z.transform((value): Container['health'] => {
    const status = value?.Status;
    return status === 'starting' || status === 'healthy' || status === 'unhealthy'
      ? status
      : undefined;
  }),
);

export const containerAnswer = z.pipe(
  z.object({
    Id: z.string(),
    Name: z.string(),
    Created: moment,
    Image: text,
    Path: text,
    Args: strings,
    RestartCount: number,
    State: z.object({
      Status: state,
      ExitCode: number,
      OOMKilled: truth,
      Error: text,
      Pid: number,
      StartedAt: moment,
      FinishedAt: moment,
      Health: health,
    }),
    Config: z.object({
      Image: text,
      Tty: truth,
      OpenStdin: truth,
      Hostname: text,
      Env: strings,
    }),
    HostConfig: z.nullish(z.object({ Memory: number })),
    NetworkSettings: z.nullish(
      z.object({
        Ports: record(z.nullish(z.array(z.object({ HostIp: text, HostPort: text })))),
        Networks: record(z.unknown()),
      }),
    ),
    Mounts: list(z.object({ Type: text, Name: text, Source: text, Destination: text, RW: truth })),
  }),
  z.transform((it): Container => ({
    id: it.Id,
    name: bare(it.Name),
    image: it.Config.Image,
    imageId: it.Image,
    state: it.State.Status,
    exitCode: it.State.ExitCode,
    oomKilled: it.State.OOMKilled,
    error: it.State.Error,
    restartCount: it.RestartCount,
    createdAt: it.Created ?? 0,
    startedAt: it.State.StartedAt,
    finishedAt: it.State.FinishedAt,
    health: it.State.Health,
    tty: it.Config.Tty,
    openStdin: it.Config.OpenStdin,
    hostname: it.Config.Hostname,
    command: it.Path === '' ? it.Args : [it.Path, ...it.Args],
    environment: it.Config.Env,
    ports: Object.entries(it.NetworkSettings?.Ports ?? {}).flatMap(([container, bindings]) =>
      (bindings ?? []).map(({ HostIp, HostPort }) => ({
        container,
        hostAddress: HostIp,
        hostPort: Number(HostPort),
      })),
    ),
    networks: Object.keys(it.NetworkSettings?.Networks ?? {}).sort(),
    mounts: it.Mounts.map((mount) => ({
      type: mount.Type,
      source: mount.Type === 'volume' ? mount.Name : mount.Source,
      target: mount.Destination,
      writable: mount.RW,
    })),
    memoryLimit: it.HostConfig?.Memory ?? 0,
    pid: it.State.Pid,
  })),
);

export const topAnswer = z.pipe(
  z.object({ Titles: strings, Processes: list(z.array(z.string())) }),
  z.transform(({ Titles, Processes }): readonly string[] => {
    const column = Titles.findIndex((title) => title === 'CMD' || title === 'COMMAND');
    return Processes.map((fields) => fields.at(column) ?? '');
  }),
);

export const statAnswer = z.object({ size: number, mode: z.number(), linkTarget: text });

export const execCreated = z.object({ Id: z.string() });
export const execAnswer = z.object({ Running: truth, ExitCode: z.nullish(z.number()) });

export const infoAnswer = z.object({ SystemTime: text });

export const eventAnswer = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: text, Attributes: record(z.string()) }),
  time: number,
});

function bare(name: string): string {
  return name.replace(/^\//, '');
}
