import assert from 'node:assert/strict';
import { checkType } from '../../../../src/check/checks.ts';
import { toPlain } from '../../../../src/text.ts';
import type { Container } from '../../../../src/world/docker/objects/container.ts';
import type { Service, ServiceTask } from '../../../../src/world/docker/objects/swarm.ts';
import { aContainer, aNetwork, aVolume, fakeWorld, now } from '../fakes.ts';
import type { Daemon } from '../fakes.ts';

function member(
  service: string,
  changes: Partial<Container> = {},
  labels: Record<string, string> = {},
): Container {
  const compose = { project: 'shop', service, ...labels };
  return aContainer({
    id: `${service}-${changes.name ?? ''}`,
    image: 'nginx:1',
    labels: Object.fromEntries(
      Object.entries(compose).map(([key, value]) => [`com.docker.compose.${key}`, value]),
    ),
    ...changes,
  });
}

const port = { container: '80/tcp', hostAddress: '', hostPort: 8080 };
const ofShop = { 'com.docker.compose.project': 'shop' };
const project: Daemon = {
  containers: [
    member('web', { name: 'a', health: 'healthy', ports: [port] }),
    member('web', { name: 'b', health: 'starting' }),
    member('db', { state: 'exited', image: 'sha256:aa' }),
    member('db', { name: 'oneoff' }, { oneoff: 'True' }),
    aContainer({ name: 'other', labels: { 'com.docker.compose.project': 'shops' } }),
  ],
  networks: [
    aNetwork({ labels: { ...ofShop, 'com.docker.compose.network': 'front' } }),
    aNetwork({ labels: { 'com.docker.compose.network': 'back' } }),
  ],
  volumes: [aVolume({ labels: { ...ofShop, 'com.docker.compose.volume': 'data' } })],
};

function aService(changes: Partial<Service> = {}): Service {
  return {
    id: 's1',
    name: 'shop_web',
    mode: 'replicated',
    replicas: 2,
    image: 'nginx:1',
    environment: ['A=1'],
    ports: [{ container: '80/tcp', published: 8080, mode: 'ingress' }],
    endpointMode: 'vip',
    labels: { 'com.docker.stack.namespace': 'shop' },
    update: 'completed',
    ...changes,
  };
}

function aTask(changes: Partial<ServiceTask> = {}): ServiceTask {
  return {
    id: 't1',
    service: 's1',
    slot: 1,
    node: 'n1',
    state: 'running',
    wanted: 'running',
    error: '',
    changed: now,
    container: 'c1',
    ...changes,
  };
}

const swarm: Daemon = {
  services: [
    aService(),
    aService({ id: 's2', name: 'lone', labels: {}, mode: 'global', replicas: undefined }),
  ],
  serviceTasks: [
    aTask(),
    aTask({ slot: 2, state: 'rejected', error: 'no such image', changed: now - 5 }),
    aTask({ slot: 2, state: 'failed', wanted: 'shutdown', error: 'older', changed: now - 9 }),
    aTask({ slot: 3, state: 'running', wanted: 'shutdown' }),
    aTask({ service: 's2' }),
  ],
};

/** Check type, spec, daemon, the failing aspect (undefined for a pass), what is seen. */
type Case = readonly [string, object, Daemon, (string | undefined)?, string?];
const web = (spec: object) => ({ project: 'shop', services: { web: spec } });
const its = (spec: object) => ({ name: 'shop', services: { web: spec } });
const name = 'shop_web';

const cases: readonly Case[] = [
  ['compose', { project: 'shop' }, project, undefined, 'shop with the services db, web'],
  ['compose', web({ running: 2, image: 'nginx:1', ports: { '80': 8080 } }), project],
  ['compose', web({}), project],
  ['compose', web({ running: 1 }), project, 'running', 'web: 2 running'],
  ['compose', web({ image: 'nginx:2' }), project, 'image', 'web: nginx:1'],
  ['compose', web({ health: 'healthy' }), project, 'health', 'web: starting'],
  ['compose', web({ ports: { '80': 9 } }), project, 'ports', 'web: 8080:80/tcp'],
  ['compose', { project: 'shop', services: { db: {} } }, project, 'running', 'db: 0 running'],
  ['compose', { project: 'shop', services: { db: { running: 0 } } }, project],
  ['compose', { project: 'shop', services: { api: {} } }, project, 'no-service', 'no service api'],
  ['compose', { project: 'shop', services: { api: { running: 0 } } }, project],
  ['compose', { project: 'shop', networks: ['front'], volumes: ['data'] }, project],
  ['compose', { project: 'shop', networks: ['back'] }, project, 'networks', 'front'],
  ['compose', { project: 'shop', volumes: ['cache'] }, project, 'volumes', 'data'],
  ['compose', { project: 'shop', exists: false }, project, 'exists'],
  ['compose', { project: 'sho', exists: false }, project],
  ['compose', { project: 'shoop' }, project, 'missing', 'shop'],
  ['compose', { project: 'other' }, project, 'missing', 'no compose project called other'],
  ['service', { name: 'x' }, {}, 'no-swarm', 'this Docker is no swarm manager'],
  ['service', { name: 'x', exists: false }, {}, 'no-swarm'],
  ['service', { name: 'x', exists: false }, swarm],
  ['service', { name }, swarm, undefined, 'shop_web nginx:1 ×2'],
  ['service', { name: 'shop_wep' }, swarm, 'missing', 'shop_web'],
  ['service', { name: 'other' }, swarm, 'missing', 'no service called other'],
  ['service', { name, exists: false }, swarm, 'exists', 'shop_web nginx:1 ×2'],
  ['service', { name, replicas: 2, running: { least: 1 }, mode: 'replicated' }, swarm],
  ['service', { name, replicas: 3 }, swarm, 'replicas', 'replicas: 2'],
  ['service', { name: 'lone', replicas: 3 }, swarm, 'replicas', 'global'],
  [
    'service',
    { name, running: { least: 2 } },
    swarm,
    'running',
    'running: 1; the newest error: no such image',
  ],
  ['service', { name: 'lone', running: { least: 2 } }, swarm, 'running', 'running: 1'],
  ['service', { name, image: 'nginx:2' }, swarm, 'image', 'nginx:1'],
  ['service', { name, ports: { '80/tcp': 8080 }, environment: { A: '1' } }, swarm],
  ['service', { name, ports: { '443': 'any' } }, swarm, 'ports', '8080:80/tcp'],
  ['service', { name, environment: { A: '2' } }, swarm, 'environment', 'A=1'],
  ['service', { name, endpointMode: 'dnsrr' }, swarm, 'endpoint-mode', 'vip'],
  ['service', { name, update: 'paused' }, swarm, 'update', 'completed'],
  ['service', { name, mode: 'global' }, swarm, 'mode', 'replicated'],
  ['stack', { name: 'shop' }, {}, 'no-swarm', 'this Docker is no swarm manager'],
  ['stack', { name: 'shop' }, swarm, undefined, 'shop with the services web'],
  ['stack', its({ replicas: 2, running: { least: 1 } }), swarm],
  ['stack', its({ replicas: 5 }), swarm, 'replicas', 'web: replicas: 2'],
  [
    'stack',
    { name: 'shop', services: { db: {} } },
    swarm,
    'no-service',
    'no service db in the stack shop',
  ],
  ['stack', { name: 'shob' }, swarm, 'missing', 'shop'],
  ['stack', { name: 'shop', exists: false }, swarm, 'exists', 'shop with the services web'],
  ['stack', { name: 'lone', exists: false }, swarm],
];

describe('checks of compose projects, services and stacks', () => {
  for (const [type, spec, daemon, aspect, observed] of cases) {
    it(`${type} ${aspect ?? 'passes'}: ${JSON.stringify(spec)}, ${observed ?? ''}`, async () => {
      const check = checkType(type) ?? assert.fail();
      const world = fakeWorld({ daemon });
      const judgement = check.judge(spec, await check.observe(spec, { world, task: 't' }));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }
});
