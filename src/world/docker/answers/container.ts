import * as z from 'zod/mini';
import type { Container, PublishedPort } from '../objects/container.ts';
import { bare, state } from './containers.ts';
import { keys, labels, list, moment, number, record, strings, text, truth } from './pieces.ts';

const health = z.nullish(
  z.object({ Status: text, Log: list(z.object({ ExitCode: number, Output: text })) }),
);

/** Go's nat.PortMap: `{"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}`. */
const portMap = z.pipe(
  record(z.nullish(z.array(z.object({ HostIp: text, HostPort: text })))),
  z.transform((map): readonly PublishedPort[] =>
    Object.entries(map).flatMap(([container, bindings]) =>
      (bindings ?? []).map(({ HostIp, HostPort }) => ({
        container,
        hostAddress: HostIp,
        // Empty, or a range such as 8000-8010: the daemon chooses.
        hostPort: /^\d+$/.test(HostPort) ? Number(HostPort) : 0,
      })),
    ),
  ),
);

const hostConfig = z.nullish(
  z.object({
    Memory: number,
    NanoCpus: number,
    CpuQuota: number,
    CpuPeriod: number,
    NetworkMode: text,
    PortBindings: portMap,
    RestartPolicy: z.nullish(z.object({ Name: text, MaximumRetryCount: number })),
    AutoRemove: truth,
    Privileged: truth,
    CapAdd: strings,
    LogConfig: z.nullish(z.object({ Type: text })),
  }),
);
type HostConfig = z.infer<typeof hostConfig>;

const answer = z.object({
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
    Entrypoint: z.pipe(
      z.nullish(z.union([z.string(), z.array(z.string())])),
      // Podman gives one string.
      z.transform((value): readonly string[] =>
        typeof value === 'string' ? [value].filter(Boolean) : (value ?? []),
      ),
    ),
    Labels: labels,
    WorkingDir: text,
    User: text,
    ExposedPorts: keys,
  }),
  HostConfig: hostConfig,
  NetworkSettings: z.nullish(
    z.object({ Ports: portMap, Networks: record(z.nullish(z.object({ IPAddress: text }))) }),
  ),
  Mounts: list(z.object({ Type: text, Name: text, Source: text, Destination: text, RW: truth })),
});

export const containerAnswer = z.pipe(
  answer,
  z.transform((it): Container => {
    const host = it.HostConfig;
    const networks = Object.entries(it.NetworkSettings?.Networks ?? {});
    return {
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
      health: healthOf(it.State.Health?.Status),
      tty: it.Config.Tty,
      openStdin: it.Config.OpenStdin,
      hostname: it.Config.Hostname,
      command: it.Path === '' ? it.Args : [it.Path, ...it.Args],
      environment: it.Config.Env,
      ports: it.NetworkSettings?.Ports ?? [],
      wantedPorts: host?.PortBindings ?? [],
      exposedPorts: it.Config.ExposedPorts,
      networks: networks.map(([name]) => name).sort(),
      addresses: Object.fromEntries(
        networks.flatMap(([name, end]) => (end?.IPAddress ? [[name, end.IPAddress]] : [])),
      ),
      // 20.10 keeps `default` where newer daemons write its meaning.
      networkMode: ['default', ''].includes(host?.NetworkMode ?? '')
        ? 'bridge'
        : (host?.NetworkMode ?? ''),
      mounts: it.Mounts.map((mount) => ({
        type: mount.Type,
        source: mount.Type === 'volume' ? mount.Name : mount.Source,
        target: mount.Destination,
        writable: mount.RW,
      })),
      memoryLimit: host?.Memory ?? 0,
      cpus: cpusOf(host),
      pid: it.State.Pid,
      entrypoint: it.Config.Entrypoint,
      labels: it.Config.Labels,
      workingDirectory: it.Config.WorkingDir,
      user: it.Config.User,
      restartPolicy: {
        name: host?.RestartPolicy?.Name || 'no',
        most: host?.RestartPolicy?.MaximumRetryCount ?? 0,
      },
      autoRemove: host?.AutoRemove ?? false,
      privileged: host?.Privileged ?? false,
      // Clients write them with the prefix and without.
      capAdd: (host?.CapAdd ?? []).map((each) => each.toUpperCase().replace(/^CAP_/, '')),
      logDriver: host?.LogConfig?.Type ?? '',
      healthLog: (it.State.Health?.Log ?? []).map((run) => ({
        exitCode: run.ExitCode,
        output: run.Output,
      })),
    };
  }),
);

function healthOf(status: string | undefined): Container['health'] {
  return status === 'starting' || status === 'healthy' || status === 'unhealthy'
    ? status
    : undefined;
}

/** `--cpus`, or `--cpu-quota` by its period (100 ms when left out). */
function cpusOf(host: HostConfig): number {
  if (host === null || host === undefined) return 0;
  if (host.NanoCpus > 0) return host.NanoCpus / 1e9;
  return host.CpuQuota > 0 ? host.CpuQuota / (host.CpuPeriod || 100_000) : 0;
}
