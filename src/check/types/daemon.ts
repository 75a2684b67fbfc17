import * as z from 'zod/mini';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { DaemonInfo } from '../../world/docker/objects/daemon.ts';
import { isAtLeast } from '../../world/docker/versions.ts';
import { outOfBounds } from '../amounts.ts';
import { defineCheck } from '../checkType.ts';
import { judged, lacking, unlike, unlikeTruth } from '../mismatch.ts';
import type { Mismatch } from '../mismatch.ts';

const text = z.string().check(z.minLength(1));

const schema = z
  .strictObject({
    /** URLs of registry mirrors that it must use. */
    mirrors: z.optional(z.array(text)),
    /** Registries, `host:port`, that it must speak to without TLS. */
    insecureRegistries: z.optional(z.array(text)),
    storageDriver: z.optional(text),
    /** Whether images lie in containerd's store. */
    containerdStore: z.optional(z.boolean()),
    cgroupVersion: z.optional(z.enum(['1', '2'])),
    liveRestore: z.optional(z.boolean()),
    swarm: z.optional(
      z.strictObject({
        state: z.optional(z.enum(['inactive', 'pending', 'active', 'error', 'locked'])),
        manager: z.optional(z.boolean()),
        nodes: z.optional(z.strictObject({ least: z.int().check(z.minimum(1)) })),
      }),
    ),
    version: z.optional(
      z.strictObject({
        least: z.string().check(
          z.regex(
            /^\d+(?:\.\d+)*$/,
            told({
              en: 'Write a version in quotes, such as `"20.10"`.',
              'zh-cn': '请写带引号的版本号，例如 `"20.10"`。',
            }),
          ),
        ),
      }),
    ),
    /** Labels of the daemon, `name=value`. */
    labels: z.optional(z.array(text)),
  })
  .check(
    z.refine(
      (spec) => Object.values(spec).some((value) => value !== undefined),
      told({
        en: 'Write what the daemon must have, such as `storageDriver: overlay2`.',
        'zh-cn': '请写守护进程应有的设置，例如 `storageDriver: overlay2`。',
      }),
    ),
  );
export type DaemonSpec = z.infer<typeof schema>;

export interface DaemonObservation {
  readonly info: DaemonInfo;
}

const itself: Text = {
  en: 'Docker {version}, storage driver `{driver}`',
  'zh-cn': 'Docker {version}，存储驱动 `{driver}`',
};
const versionLeast: Text = { en: 'Docker {version} or newer', 'zh-cn': 'Docker {version} 或更新' };
const versionIs: Text = { en: 'Docker {version}', 'zh-cn': 'Docker {version}' };
const store = {
  yes: { en: 'images in containerd’s store', 'zh-cn': '镜像保存在 containerd 的存储中' },
  no: { en: 'images in Docker’s own store', 'zh-cn': '镜像保存在 Docker 自己的存储中' },
};
const restore = {
  yes: { en: 'live restore on', 'zh-cn': '已开启 live-restore' },
  no: { en: 'live restore off', 'zh-cn': '未开启 live-restore' },
};
const managing = {
  yes: { en: 'a swarm manager', 'zh-cn': '是 swarm 管理节点' },
  no: { en: 'no swarm manager', 'zh-cn': '不是 swarm 管理节点' },
};
const cgroup: Text = {
  en: 'control groups (cgroup) v{version}',
  'zh-cn': '控制组（cgroup）v{version}',
};
const swarmIs: Text = { en: 'swarm: {state}', 'zh-cn': 'swarm：{state}' };

/** What the daemon itself is set to. */
export const daemon = defineCheck<DaemonSpec, DaemonObservation>({
  type: 'daemon',
  schema,
  async observe(_spec, { world }) {
    return { info: await world.docker.info() };
  },
  judge(spec, { info }) {
    const mismatch =
      older(spec, info) ??
      lacking('mirrors', spec.mirrors?.map(withoutSlash), info.registryMirrors.map(withoutSlash)) ??
      lacking('insecure-registries', spec.insecureRegistries, info.insecureRegistries) ??
      unlike('storage-driver', spec.storageDriver, info.storageDriver) ??
      unlikeTruth('containerd-store', spec.containerdStore, info.containerdStore, store) ??
      otherCgroup(spec, info) ??
      unlikeTruth('live-restore', spec.liveRestore, info.liveRestore, restore) ??
      otherSwarm(spec, info) ??
      lacking('labels', spec.labels, info.labels);
    const now = said(itself, { version: info.serverVersion, driver: info.storageDriver });
    return judged(mismatch, now, now);
  },
});

function older({ version }: DaemonSpec, { serverVersion }: DaemonInfo): Mismatch | undefined {
  return version === undefined || isAtLeast(serverVersion, version.least)
    ? undefined
    : {
        aspect: 'version',
        expected: said(versionLeast, { version: version.least }),
        observed: said(versionIs, { version: serverVersion }),
      };
}

function otherCgroup({ cgroupVersion }: DaemonSpec, info: DaemonInfo): Mismatch | undefined {
  return cgroupVersion === undefined || cgroupVersion === info.cgroupVersion
    ? undefined
    : {
        aspect: 'cgroup-version',
        expected: said(cgroup, { version: cgroupVersion }),
        observed: said(cgroup, { version: info.cgroupVersion }),
      };
}

function otherSwarm({ swarm }: DaemonSpec, { swarm: found }: DaemonInfo): Mismatch | undefined {
  if (swarm?.state !== undefined && swarm.state !== found.state) {
    return {
      aspect: 'swarm-state',
      expected: said(swarmIs, { state: swarm.state }),
      observed: said(swarmIs, { state: found.state }),
    };
  }
  return (
    unlikeTruth('swarm-manager', swarm?.manager, found.manager, managing) ??
    outOfBounds('swarm-nodes', swarm?.nodes, found.nodes, String)
  );
}

/** The daemon adds one. */
function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
