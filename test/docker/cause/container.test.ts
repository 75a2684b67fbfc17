import assert from 'node:assert/strict';
import { baseImage } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

describe('causes about containers, on the real daemon', function () {
  this.timeout(60_000);
  let scene: Scene;
  let ref: string;
  let name: string;

  before(async () => {
    scene = await openScene();
    ref = `${scene.image}:v1`;
    name = scene.container;
    await scene.build(ref);
  });
  afterEach(async () => {
    const ids = await scene.run('ps', '-aq', '--filter', `name=${name}`);
    if (ids !== '') await scene.run('rm', '-f', ...ids.split('\n'));
  });
  after(() => scene.end());

  const start = (...argv: string[]): Promise<string> => scene.run('run', '-d', '-ti', ...argv);
  const running = async (spec: object = {}): Promise<string> =>
    causeOf(
      await scene.check('container', { name, state: 'running', image: ref, tty: true, ...spec }),
    );

  it('container-missing, then passed', async () => {
    assert.equal(await running(), 'container-missing');
    await start('--name', name, ref);
    assert.equal(await running(), 'passed');
  });

  it('other-container-name', async () => {
    await start('--name', `${name}-app`, ref);
    assert.equal(await running(), 'other-container-name');
  });

  it('other-container-name for the second, while the first is right', async () => {
    await start('--name', name, ref);
    assert.equal(await running({ name: `${name}-2` }), 'container-missing');
    await start('--name', `${name}-two`, ref);
    assert.equal(await running({ name: `${name}-2` }), 'other-container-name');
  });

  it('other-image', async () => {
    await start('--name', name, baseImage, 'sleep', '600');
    assert.equal(await running(), 'other-image');
  });

  it('old-build', async () => {
    await start('--name', name, ref);
    await scene.write({ 'app.py': `print(${Date.now()})\n` });
    await scene.build(ref);
    assert.equal(await running(), 'old-build');
  });

  it('not-started', async () => {
    await scene.run('create', '-ti', '--name', name, ref);
    assert.equal(await running(), 'not-started');
  });

  it('exited, with its code and last lines', async () => {
    await start('--name', name, ref, 'sh', '-c', 'echo no such ini; exit 7');
    await scene.run('wait', name);
    const verdict = await scene.check('container', { name, state: 'running', image: ref });
    assert.equal(causeOf(verdict), 'exited');
    assert.ok(verdict.status === 'failed');
    assert.equal(verdict.cause?.text.args?.['code'], 7);
    assert.deepEqual(verdict.cause.excerpt, ['no such ini']);
  });

  it('no-terminal', async () => {
    await scene.run('run', '-d', '--name', name, ref);
    assert.equal(await running(), 'no-terminal');
  });

  it('port-for-socket, by the lab’s own file', async () => {
    await scene.write({ 'global.ini': '[uwsgi]\nsocket = :3031\n' });
    const other = `${name}-socket`;
    await start('--name', other, ref);
    const spec = { container: other, path: '/run/hello.sock', type: 'socket' };
    assert.equal(causeOf(await scene.check('container-file', spec)), 'port-for-socket');
    await scene.write({ 'global.ini': '' });
    await scene.run('exec', other, 'python3', '-c', bindSocket);
    assert.equal(causeOf(await scene.check('container-file', spec)), 'passed');
  });

  describe('exec', () => {
    const shell = async (): Promise<string> =>
      causeOf(await scene.check('event', { container: name, exec: { includes: 'bash' } }));
    const seen = (container: string, command: string): Promise<void> =>
      until(() =>
        scene.events.some(
          ({ action, attributes }) =>
            action.startsWith(`exec_create: ${command}`) && attributes['name'] === container,
        ),
      );

    it('exec-stopped, exec-never, exec-elsewhere, passed', async () => {
      assert.equal(await shell(), 'container-missing');
      await scene.run('create', '-ti', '--name', name, ref);
      assert.equal(await shell(), 'exec-stopped');
      await scene.run('start', name);
      assert.equal(await shell(), 'exec-never');
      await scene.terminal('exec', ref, 'bash');
      assert.equal(await shell(), 'exec-elsewhere');
      await start('--name', `${name}-2`, ref);
      await scene.run('exec', `${name}-2`, 'bash', '-c', 'true');
      await seen(`${name}-2`, 'bash');
      assert.equal(await shell(), 'exec-elsewhere');
      await scene.run('exec', name, 'bash', '-c', 'true');
      await seen(name, 'bash');
      assert.equal(await shell(), 'passed');
    });
  });
});

const bindSocket = 'import socket; socket.socket(socket.AF_UNIX).bind("/run/hello.sock")';
