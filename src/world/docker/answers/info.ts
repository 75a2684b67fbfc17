import * as z from 'zod/mini';
import type { DaemonInfo } from '../objects/daemon.ts';
import { list, moment, number, record, strings, text, truth } from './pieces.ts';

/** How the containerd image store shows itself (moby, daemon/containerd/service.go). */
const snapshotter = 'io.containerd.snapshotter.v1';

const swarmStates = ['inactive', 'pending', 'active', 'error', 'locked'] as const;

const registries = z.nullish(
  z.object({
    Mirrors: strings,
    InsecureRegistryCIDRs: strings,
    IndexConfigs: record(z.nullish(z.object({ Secure: truth }))),
  }),
);

const swarm = z.nullish(z.object({ LocalNodeState: text, ControlAvailable: truth, Nodes: number }));

export const infoAnswer = z.pipe(
  z.object({
    ID: text,
    Name: text,
    ServerVersion: text,
    Driver: text,
    DriverStatus: list(z.array(z.string())),
    CgroupVersion: text,
    RegistryConfig: registries,
    LiveRestoreEnabled: truth,
    Swarm: swarm,
    Labels: strings,
    SecurityOptions: strings,
    SystemTime: moment,
  }),
  z.transform((it): DaemonInfo => ({
    id: it.ID,
    name: it.Name,
    serverVersion: it.ServerVersion,
    storageDriver: it.Driver,
    containerdStore: it.DriverStatus.some((pair) => pair[1] === snapshotter),
    cgroupVersion: it.CgroupVersion === '' ? '1' : it.CgroupVersion,
    registryMirrors: it.RegistryConfig?.Mirrors ?? [],
    insecureRegistries: [
      ...Object.entries(it.RegistryConfig?.IndexConfigs ?? {})
        .filter(([, index]) => index?.Secure === false)
        .map(([host]) => host),
      ...(it.RegistryConfig?.InsecureRegistryCIDRs ?? []),
    ],
    liveRestore: it.LiveRestoreEnabled,
    swarm: {
      state: swarmStates.find((state) => state === it.Swarm?.LocalNodeState) ?? 'inactive',
      manager: it.Swarm?.ControlAvailable ?? false,
      nodes: it.Swarm?.Nodes ?? 0,
    },
    labels: it.Labels,
    securityOptions: it.SecurityOptions,
    time: it.SystemTime,
  })),
);

/** The daemon's clock. */
export const clockAnswer = z.object({ SystemTime: text });
