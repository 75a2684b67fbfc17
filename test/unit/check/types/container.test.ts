import assert from 'node:assert/strict';
import { container } from '../../../../src/check/types/container.ts';
import type { ContainerSpec } from '../../../../src/check/types/container.ts';
import { toPlain } from '../../../../src/text.ts';
import type { Container } from '../../../../src/world/docker/docker.ts';
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
