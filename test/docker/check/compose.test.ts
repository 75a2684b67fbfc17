/** compose against a project of docker-compose 1, which labels as 2 does: right, wrong, blocked. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImage, program, realEndpoint, socketOf, uniqueNames } from '../support/dockerHost.ts';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';
import { until } from '../support/until.ts';
import { ask, inWords } from './ask.ts';

const file = `version: "3.8"
services:
  web:
    image: ${baseImage}
    command: [python3, -m, http.server, "8000"]
    stop_grace_period: 0s
    ports: ["127.0.0.1::8000"]
    networks: [front]
    healthcheck: { test: [CMD, "true"], interval: 1s }
  worker:
    image: ${baseImage}
    command: [sleep, "600"]
    init: true
    networks: [front]
    volumes: ["data:/data"]
  done:
    image: ${baseImage}
    command: ["true"]
networks: { front: {} }
volumes: { data: {} }
`;

describe('compose', function () {
  this.timeout(120_000);
  const names = uniqueNames();
  const project = names.name('app');
  let folder: string;

  /** Of whichever API version the daemon has. */
  async function composeTool(...argv: readonly string[]): Promise<void> {
    const env = { COMPOSE_API_VERSION: 'auto', COMPOSE_PROJECT_NAME: project };
    const { code, stderr } = await program('docker-compose', argv, { cwd: folder, env });
    if (code !== 0) throw new Error(`docker-compose ${argv.join(' ')} gave ${code}: ${stderr}`);
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cl-compose-'));
    await writeFile(join(folder, 'docker-compose.yml'), file);
    await composeTool('up', '-d', '--scale', 'worker=2');
    await composeTool('run', '-d', '--rm', 'worker', 'sleep', '600');
    const healthy = { project, services: { web: { health: 'healthy' } } };
    const isHealthy = async () => inWords(await ask('compose', healthy)) === 'passed';
    await until(isHealthy, { limit: 30_000 });
  });

  after(async () => {
    await composeTool('down', '-v', '--remove-orphans', '-t', '0');
    await names.removeAll();
    await rm(folder, { recursive: true });
  });

  const right = {
    services: {
      web: { running: 1, image: baseImage, health: 'healthy', ports: { '8000': 'any' } },
      worker: { running: 2 },
      done: { running: 0 },
    },
    networks: ['front'],
    volumes: ['data'],
  };
  const table: readonly (readonly [Readonly<Record<string, unknown>>, string | RegExp])[] = [
    [{}, 'passed'],
    [right, 'passed'],
    [{ services: { worker: { running: 1 } } }, 'failed running: worker: 2 running'],
    [{ services: { done: {} } }, 'failed running: done: 0 running'],
    [{ services: { db: {} } }, 'failed no-service: no service db'],
    [{ services: { web: { image: 'nginx' } } }, `failed image: web: ${baseImage}`],
    [{ services: { worker: { health: 'healthy' } } }, 'failed health: worker: nothing'],
    [{ services: { web: { ports: { '8000': 9 } } } }, /^failed ports: web: \d+:8000\/tcp$/],
    [{ services: { worker: { ports: { '80': 'any' } } } }, 'failed ports: worker: nothing'],
    [{ networks: ['front', 'back'] }, 'failed networks: front, default'],
    [{ volumes: ['cache'] }, 'failed volumes: data'],
    [{ exists: false }, `failed exists: ${project} with the services done, web, worker`],
    [{ project: `${project}x` }, `failed missing: ${project}`],
    [{ project: 'nosuch' }, 'failed missing: no compose project called nosuch'],
    [{ project: 'nosuch', exists: false }, 'passed'],
  ];
  for (const [spec, words] of table) {
    it(`${JSON.stringify(spec)}: ${String(words)}`, async () => {
      const found = inWords(await ask('compose', { project, ...spec }));
      // The daemon lists networks in no order.
      if (words === 'failed networks: front, default') {
        assert.match(found, /^failed networks: (front, default|default, front)$/);
      } else if (typeof words === 'string') assert.equal(found, words);
      else assert.match(found, words);
    });
  }

  it('is blocked, not failed, when the daemon does not answer', async () => {
    const daemon = await startFaultyDaemon(socketOf(realEndpoint()));
    try {
      const { endpoint } = daemon;
      assert.equal(inWords(await ask('compose', { project }, { endpoint })), 'passed');
      await daemon.fail('refuse');
      assert.equal(inWords(await ask('compose', { project }, { endpoint })), 'blocked daemon-down');
    } finally {
      await daemon.stop();
    }
  });
});
