import assert from 'node:assert/strict';
import { daemon } from '../../../../src/check/types/daemon.ts';
import type { DaemonSpec } from '../../../../src/check/types/daemon.ts';
import { toPlain } from '../../../../src/text.ts';
import type { DaemonInfo } from '../../../../src/world/docker/objects/daemon.ts';
import { fakeWorld, someInfo } from '../fakes.ts';

const manager = { state: 'active', manager: true, nodes: 1 } as const;

/** Spec, what differs in the daemon, the aspect (undefined for a pass), what is seen. */
const cases: readonly (readonly [
  DaemonSpec,
  Partial<DaemonInfo>,
  (string | undefined)?,
  string?,
])[] = [
  [{ version: { least: '20.10' } }, {}, undefined, 'Docker 28.2.0, storage driver overlay2'],
  [{ version: { least: '29' } }, {}, 'version', 'Docker 28.2.0'],
  [{ mirrors: ['http://m:5000'] }, { registryMirrors: ['http://m:5000/'] }],
  [{ mirrors: ['http://m:5000'] }, {}, 'mirrors', 'nothing'],
  [{ insecureRegistries: ['r:5000'] }, { insecureRegistries: ['r:5000', '127.0.0.0/8'] }],
  [{ insecureRegistries: ['r:5000'] }, {}, 'insecure-registries', '127.0.0.0/8'],
  [{ storageDriver: 'overlay2' }, {}],
  [{ storageDriver: 'overlay2' }, { storageDriver: 'vfs' }, 'storage-driver', 'vfs'],
  [{ containerdStore: true }, {}, 'containerd-store', 'images in Docker’s own store'],
  [{ cgroupVersion: '2' }, {}],
  [{ cgroupVersion: '2' }, { cgroupVersion: '1' }, 'cgroup-version', 'control groups (cgroup) v1'],
  [{ liveRestore: true }, {}, 'live-restore', 'live restore off'],
  [{ swarm: { state: 'active', manager: true, nodes: { least: 1 } } }, { swarm: manager }],
  [{ swarm: { state: 'active' } }, {}, 'swarm-state', 'swarm: inactive'],
  [{ swarm: { manager: true } }, {}, 'swarm-manager', 'no swarm manager'],
  [{ swarm: { nodes: { least: 2 } } }, { swarm: manager }, 'swarm-nodes', '1'],
  [{ labels: ['zone=a'] }, { labels: ['zone=a'] }],
  [{ labels: ['zone=a'] }, { labels: ['zone=b'] }, 'labels', 'zone=b'],
];

describe('daemon', () => {
  for (const [spec, changes, aspect, observed] of cases) {
    it(`${aspect ?? 'passes'}: ${JSON.stringify([spec, changes])}`, async () => {
      const world = fakeWorld({ daemon: { info: someInfo(changes) } });
      const judgement = daemon.judge(spec, await daemon.observe(spec, { world, task: 't' }));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }
});
