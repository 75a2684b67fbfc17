import assert from 'node:assert/strict';
import { container } from '../../../../src/check/types/container.ts';
import type { ContainerSpec } from '../../../../src/check/types/container.ts';
import { toPlain } from '../../../../src/text.ts';
import type { Container } from '../../../../src/world/docker/objects/container.ts';
import { aContainer, anImage, fakeWorld } from '../fakes.ts';

const image = 'findsec/hello:v1';

/** Spec, what differs in the container, the aspect that fails (undefined for a pass), what is seen. */
type Case = readonly [Omit<ContainerSpec, 'name'>, Partial<Container>, string?, string?];

const cases: readonly Case[] = [
  [{}, { state: 'exited' }],
  [{ state: 'running', image, tty: true }, {}],
  [{ state: 'running' }, { state: 'exited', exitCode: 3 }, 'state', 'flask has exited with code 3'],
  [{ state: 'running' }, { state: 'created' }, 'state', 'flask is created, never started'],
  [{ image }, { imageId: 'sha256:old' }, 'image', 'made from an earlier build of findsec/hello:v1'],
  [{ image }, { imageId: 'x', image: 'python:3' }, 'image', 'made from python:3'],
  [{ image: 'no/such:v1' }, {}, 'image', 'no image called no/such:v1'],
  [{ command: { includes: 'uwsgi' } }, {}],
  [{ command: { includes: 'uwsgi' } }, { command: ['sleep', '9'] }, 'command', 'sleep 9'],
  [{ tty: true }, { tty: false }, 'tty', 'without a terminal'],
  [{ environment: { A: '1' } }, { environment: ['A=1'] }],
  [{ environment: { A: '1' } }, { environment: ['A=2'] }, 'environment', 'A=2'],
  [{ ports: { '80/tcp': 8080 } }, { ports: [port(8080)] }],
  [{ ports: { '80': 'any' } }, { ports: [port(49153)] }],
  [{ ports: { '80': '8080' } }, { ports: [port(8080)] }],
  [{ ports: { '80/tcp': 8080 } }, { ports: [port(80)] }, 'ports', '80:80/tcp'],
  [{ ports: { '80/tcp': 'any' } }, {}, 'ports', 'nothing'],
  [{ exitCode: 0 }, { state: 'exited' }],
  [{ exitCode: 0 }, {}, 'exit-code', 'flask is running'],
  [{ restarts: { most: 0 } }, { restartCount: 2 }, 'restarts', 'restarts: 2'],
  [{ restarts: { least: 1 } }, { restartCount: 2 }],
  [{ restarts: { least: 3 } }, { restartCount: 2 }, 'restarts', 'restarts: 2'],
  [{ health: 'healthy' }, { health: 'starting' }, 'health', 'starting'],
  [{ networks: ['web'] }, { networks: ['bridge', 'web'] }],
  [{ networks: ['web'] }, {}, 'networks', 'bridge'],
  [{ mounts: { '/data': 'vol' } }, { mounts: [mount('vol')] }],
  [{ mounts: { '/data': 'vol' } }, { mounts: [mount('other')] }, 'mounts', 'other:/data'],
  [{ memory: '128MB' }, { memoryLimit: 134_217_728 }],
  [{ memory: '128MB' }, { memoryLimit: 128_000_000 }, 'memory', '122 MB'],
  [{ memory: '128MB' }, {}, 'memory', 'nothing'],
  [
    { ports: { '80': 8080 } },
    { state: 'created', wantedPorts: [port(8080)] },
    'ports',
    '8080:80/tcp once it runs; now nothing',
  ],
  [{ publish: { '80': 8080 } }, { state: 'created', wantedPorts: [port(8080)] }],
  [{ publish: { '80': 'any' } }, { wantedPorts: [port(0)] }],
  [{ publish: { '80': 8080 } }, { wantedPorts: [port(0)] }, 'publish', 'to publish 80/tcp'],
  [{ publish: { '80': 8080 } }, { ports: [port(8080)] }, 'publish', 'nothing'],
  [{ cpus: 0.5 }, { cpus: 0.5 }],
  [{ cpus: 0.5 }, { cpus: 2 }, 'cpus', 'CPUs: 2'],
  [{ cpus: 0.5 }, {}, 'cpus', 'no limit'],
  [{ labels: { a: '1' } }, { labels: { a: '1', b: '2' } }],
  [{ labels: { a: '1' } }, { labels: { a: '2' } }, 'labels', 'the label a=2'],
  [{ labels: { toString: '1' } }, {}, 'labels', 'nothing'],
  [{ restartPolicy: 'no' }, {}],
  [{ restartPolicy: 'on-failure' }, { restartPolicy: { name: 'on-failure', most: 3 } }],
  [{ restartPolicy: 'on-failure:3' }, { restartPolicy: { name: 'on-failure', most: 3 } }],
  [
    { restartPolicy: 'on-failure:3' },
    { restartPolicy: { name: 'on-failure', most: 5 } },
    'restart-policy',
    'on-failure:5',
  ],
  [{ restartPolicy: 'always' }, {}, 'restart-policy', 'no'],
  [{ startedAgain: true }, { finishedAt: 1 }],
  [{ startedAgain: true }, {}, 'started-again', 'started once at most'],
  [{ startedAgain: true }, { startedAt: 1, finishedAt: 2 }, 'started-again'],
  [{ startedAgain: false }, { finishedAt: 1 }, 'started-again', 'stopped, and started again'],
  [{ oomKilled: true }, { oomKilled: true }],
  [{ oomKilled: true }, {}, 'oom-killed', 'not ended for want of memory'],
  [{ user: 'root' }, {}],
  [{ user: 'app' }, { user: '1000' }, 'user', '1000'],
  [{ workdir: '/app' }, {}],
  [{ workdir: '/app' }, { workingDirectory: '' }, 'workdir', '/'],
  [{ hostname: 'web' }, {}, 'hostname', 'c1c1c1'],
  [{ networkMode: 'host' }, { networkMode: 'host' }],
  [{ networkMode: 'host' }, {}, 'network-mode', 'bridge'],
  [{ addresses: { bridge: '172.17.0.2' } }, {}],
  [{ addresses: { web: '10.0.0.2' } }, {}, 'addresses', 'bridge: 172.17.0.2'],
  [{ capabilities: ['CAP_NET_ADMIN', 'SYS_TIME'] }, { capAdd: ['SYS_TIME', 'NET_ADMIN'] }],
  [{ capabilities: ['NET_ADMIN'] }, { capAdd: ['SYS_TIME'] }, 'capabilities', 'SYS_TIME'],
  [{ privileged: false }, {}],
  [{ privileged: false }, { privileged: true }, 'privileged', 'privileged'],
  [{ autoRemove: true }, {}, 'auto-remove', 'kept when it ends'],
  [{ logDriver: 'json-file' }, {}],
  [{ logDriver: 'none' }, {}, 'log-driver', 'json-file'],
  [{ exists: true }, {}],
  [{ exists: false }, {}, 'exists', 'flask is running'],
];

describe('container', () => {
  for (const [spec, changes, aspect, observed] of cases) {
    const title = `${JSON.stringify(spec)} of ${JSON.stringify(changes)}`;
    it(`${aspect === undefined ? 'passes' : 'fails'} ${title}`, async () => {
      const full = { name: 'flask', ...spec };
      const daemon = { containers: [aContainer(changes)], images: [anImage({ tags: [image] })] };
      const context = { world: fakeWorld({ daemon }), task: 't' };
      const judgement = container.judge(full, await container.observe(full, context));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }

  it('passes one that is gone, and fails one that was never there', async () => {
    const context = { world: fakeWorld(), task: 't' };
    const judge = async (spec: ContainerSpec) =>
      container.judge(spec, await container.observe(spec, context));
    const gone = await judge({ name: 'flask', exists: false });
    assert.equal(gone.pass, true);
    assert.equal(toPlain(gone.observed, 'en'), 'no container called flask');
    assert.equal((await judge({ name: 'flask', exists: true })).aspect, 'missing');
  });

  it('does not take the start of an id for a name', async () => {
    const daemon = { containers: [aContainer({ id: 'fl', name: 'other' })] };
    const context = { world: fakeWorld({ daemon }), task: 't' };
    const judgement = container.judge(
      { name: 'fl' },
      await container.observe({ name: 'fl' }, context),
    );
    assert.equal(judgement.aspect, 'missing');
  });
});

function port(hostPort: number) {
  return { container: '80/tcp', hostAddress: '0.0.0.0', hostPort };
}

function mount(source: string) {
  return { type: 'volume', source, target: '/data', writable: true };
}
