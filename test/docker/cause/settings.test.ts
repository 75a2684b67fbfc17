import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

describe('causes about a container’s settings, networks and volumes, on the real daemon', function () {
  this.timeout(60_000);
  let scene: Scene;
  let ref: string;
  let name: string;
  let net: string;
  let store: string;

  before(async function () {
    this.timeout(180_000);
    scene = await openScene();
    ref = `${scene.image}:v1`;
    name = scene.container;
    net = `${scene.image}-backend`;
    store = `${scene.image}-store`;
    await scene.build(ref);
  });
  afterEach(async () => {
    const ids = await scene.run('ps', '-aq', '--filter', `ancestor=${ref}`);
    if (ids !== '') await scene.run('rm', '-f', '-v', ...ids.split('\n'));
  });
  after(() => scene.end());

  const start = (...options: string[]): Promise<string> =>
    scene.run('run', '-d', '--name', name, ...options, ref);
  const cause = async (spec: object): Promise<string> =>
    causeOf(await scene.check('container', { name, image: ref, ...spec }));
  const last = async (type: string, spec: object): Promise<readonly string[]> => {
    const verdict = await scene.check(type, spec);
    assert.ok(verdict.status === 'failed');
    const remedy = verdict.cause?.degrees.at(-1)?.remedy;
    assert.ok(remedy !== undefined && 'run' in remedy);
    return remedy.run.slice(1);
  };

  it('network-missing, network-misnamed, wrong-network, then passed by their remedies', async () => {
    await start();
    const wanted = { name, networks: [net] };
    const network = { name: net, containers: [name] };
    assert.equal(await cause(wanted), 'network-missing');
    assert.equal(causeOf(await scene.check('network', network)), 'network-missing');
    await scene.run('network', 'create', `${net}s`);
    assert.equal(await cause(wanted), 'network-misnamed');
    assert.equal(causeOf(await scene.check('network', network)), 'network-misnamed');
    await scene.run(...(await last('container', wanted)));
    assert.equal(await cause(wanted), 'wrong-network');
    assert.equal(causeOf(await scene.check('network', network)), 'wrong-network');
    await scene.run(...(await last('network', network)));
    assert.equal(await cause(wanted), 'passed');
    assert.equal(causeOf(await scene.check('network', network)), 'passed');
    await scene.run('stop', '-t', '0', name);
    assert.equal(causeOf(await scene.check('network', network)), 'was-stopped');
    const gone = { name: net, exists: false };
    assert.equal(causeOf(await scene.check('network', gone)), 'not-removed');
  });

  it('network-other-setting, then passed by its remedies', async () => {
    const inner = `${scene.image}-inner`;
    const wanted = { name: inner, internal: true, attachable: true, labels: { lab: 'one' } };
    const asked = async (): Promise<string> => causeOf(await scene.check('network', wanted));
    await scene.run('network', 'create', inner);
    assert.equal(await asked(), 'network-other-setting');
    const verdict = await scene.check('network', wanted);
    assert.ok(verdict.status === 'failed');
    for (const { remedy } of verdict.cause?.degrees ?? []) {
      if (remedy && 'run' in remedy) await scene.run(...remedy.run.slice(1));
    }
    assert.equal(await asked(), 'passed');
  });

  it('volume-missing, volume-misnamed, mount-missing, mount-other-target, then passed', async () => {
    const volume = { name: store, usedBy: { container: name, target: '/data' } };
    const wanted = { mounts: { '/data': store } };
    const asked = async (): Promise<readonly string[]> => [
      causeOf(await scene.check('volume', volume)),
      await cause(wanted),
    ];
    await start('-v', '/data');
    assert.deepEqual(await asked(), ['volume-missing', 'mount-missing']);
    await scene.run('rm', '-f', '-v', name);
    await start('-v', `${store}s:/data`);
    assert.deepEqual(await asked(), ['volume-misnamed', 'volume-misnamed']);
    await scene.run('rm', '-f', name);
    await start('-v', `${store}:/var/data`);
    assert.deepEqual(await asked(), ['mount-other-target', 'mount-other-target']);
    await scene.run('rm', '-f', name);
    await start('-v', `${store}:/data`);
    assert.deepEqual(await asked(), ['passed', 'passed']);
  });

  it('mount-became-folder, of a file that is missing on the host, and volume-for-path', async () => {
    const host = await mkdtemp(join(tmpdir(), 'cl-mount-'));
    const own = `${scene.image}.ini`;
    await scene.write({ [own]: 'right\n' });
    const file = { container: name, path: '/app/app.ini', includes: 'right' };
    try {
      await start('-v', `${host}/ap.ini:/app/app.ini`);
      assert.equal(causeOf(await scene.check('container-file', file)), 'mount-became-folder');
      await scene.run('rm', '-f', name);
      await scene.terminal(
        ...['run', '-d', '--name', name, '-v', `${host}/list.txt:/app/list.txt`, ref],
      );
      assert.equal(await cause({ state: 'running' }), 'mount-became-folder');
      await scene.run('rm', '-f', name);
      await start('-v', `${own}:/app/app.ini`);
      assert.equal(causeOf(await scene.check('container-file', file)), 'volume-for-path');
      await scene.run('rm', '-f', name);
      await writeFile(join(host, 'app.ini'), 'right\n');
      await start('-v', `${host}/app.ini:/app/app.ini`);
      assert.equal(causeOf(await scene.check('container-file', file)), 'passed');
    } finally {
      await scene.run('rm', '-f', name);
      await rm(host, { recursive: true, force: true });
    }
  });

  it('mount-read-only', async () => {
    const write = ['python3', '-c', 'open("/data/x", "w")'];
    await scene.run('run', '-d', '--name', name, '-v', `${store}:/data:ro`, ref, ...write);
    await scene.run('wait', name);
    assert.equal(await cause({ state: 'running' }), 'mount-read-only');
  });

  it('environment-misspelt, environment-quoted, environment-other, then passed', async () => {
    const wanted = { environment: { APP_MODE: 'debug' } };
    for (const [options, expected] of [
      [['-e', 'AP_MODE=debug'], 'environment-misspelt'],
      [['-e', 'APP_MODE="debug"'], 'environment-quoted'],
      [['-e', 'APP_MODE=production'], 'environment-other'],
      [[], 'environment-other'],
      [['-e', 'APP_MODE=debug'], 'passed'],
    ] as const) {
      await start(...options);
      assert.equal(await cause(wanted), expected, options.join(' '));
      await scene.run('rm', '-f', name);
    }
  });

  it('limit-missing, limit-other, other-restart-policy, then passed by their remedies', async () => {
    await start('--cpus', '0.5');
    for (const [spec, expected] of [
      [{ memory: '64m' }, 'limit-missing'],
      [{ memory: '128m' }, 'limit-other'],
      [{ cpus: 0.25 }, 'limit-other'],
      [{ restartPolicy: 'unless-stopped' }, 'other-restart-policy'],
    ] as const) {
      assert.equal(await cause(spec), expected);
      await scene.run(...(await last('container', { name, image: ref, ...spec })));
      assert.equal(await cause(spec), 'passed');
    }
  });

  it('other-restart-policy of one that ended, then passed by its remedies', async () => {
    const wanted = { state: 'exited', restarts: { least: 2 }, restartPolicy: 'on-failure:2' };
    await scene.run('run', '-d', '--name', name, ref, 'sh', '-c', 'exit 7');
    await scene.run('wait', name);
    assert.equal(await cause(wanted), 'other-restart-policy');
    await scene.run('update', '--restart', 'on-failure:2', name);
    await scene.run('start', name);
    await until(async () => (await cause(wanted)) === 'passed');
  });

  it('other-user, other-command and other-setting, then passed by their remedies', async () => {
    for (const [spec, expected] of [
      [{ user: 'nobody' }, 'other-user'],
      [{ labels: { tier: 'web' } }, 'other-setting'],
      [{ workdir: '/tmp' }, 'other-setting'],
      [{ command: { equals: 'sleep 600' } }, 'other-command'],
    ] as const) {
      await scene.run('run', '-d', '--name', name, ref, 'sleep', '500');
      assert.equal(await cause(spec), expected);
      const again = await last('container', { name, image: ref, ...spec });
      await scene.run('rm', '-f', name);
      await scene.run(...again);
      assert.equal(await cause(spec), 'passed');
      await scene.run('rm', '-f', name);
    }
  });

  it('health-check-missing, health-pending, health-failing, then passed', async () => {
    const healthy = { health: 'healthy' };
    const every = (command: string, interval: string): readonly string[] => [
      ...['--health-cmd', command, '--health-interval', interval, '--health-retries', '1'],
    ];
    await start();
    assert.equal(await cause(healthy), 'health-check-missing');
    await scene.run('rm', '-f', name);
    await start(...every('true', '1h'));
    assert.equal(await cause(healthy), 'health-pending');
    await scene.run('rm', '-f', name);
    await start(...every('echo nobody is there; exit 1', '100ms'));
    await until(async () => (await cause(healthy)) === 'health-failing');
    const verdict = await scene.check('container', { name, ...healthy });
    assert.ok(verdict.status === 'failed');
    assert.deepEqual(verdict.cause?.excerpt, ['nobody is there']);
    await scene.run('rm', '-f', name);
    await start(...every('true', '100ms'));
    await until(async () => (await cause(healthy)) === 'passed');
  });

  it('no-swarm, of a Docker that manages none', async () => {
    const state = await scene.run('info', '-f', '{{.Swarm.LocalNodeState}}');
    assert.equal(state, 'inactive', 'this test needs a Docker outside a swarm');
    assert.equal(causeOf(await scene.check('service', { name: 'web' })), 'no-swarm');
    assert.equal(causeOf(await scene.check('daemon', { swarm: { manager: true } })), 'no-swarm');
  });

  it('compose-down, compose-other-project, compose-service-ended, then passed, by labels', async () => {
    const project = `${scene.image}shop`;
    const spec = { project, services: { web: {} } };
    const asked = async (): Promise<string> => causeOf(await scene.check('compose', spec));
    const up = (as: string, ...command: string[]): Promise<string> =>
      scene.run(
        ...['run', '-d', '--name', name, '--label', `com.docker.compose.project=${as}`],
        ...['--label', 'com.docker.compose.service=web', ref, ...command],
      );
    assert.equal(await asked(), 'compose-down');
    await up(`${project}s`);
    assert.equal(await asked(), 'compose-other-project');
    await scene.run('rm', '-f', name);
    await up(project, 'sh', '-c', 'echo no database; exit 2');
    await scene.run('wait', name);
    assert.equal(await asked(), 'compose-service-ended');
    await scene.run('rm', '-f', name);
    await up(project);
    assert.equal(await asked(), 'passed');
  });
});
