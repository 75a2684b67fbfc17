import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { program } from '../support/dockerHost.ts';
import { makePrivateDaemon } from '../support/privateDaemon.ts';
import type { PrivateDaemon } from '../support/privateDaemon.ts';
import { importSleeper, sleeping } from '../support/sleeper.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

describe('the cause of a container that was removed half-way, on a daemon of the test’s own', function () {
  this.timeout(120_000);
  const image = 'sleeper:v1';
  let daemon: PrivateDaemon;
  let scene: Scene;

  before(async () => {
    daemon = await makePrivateDaemon();
    await daemon.start();
    scene = await openScene({ socket: daemon.socket });
    await importSleeper(image, { DOCKER_HOST: `unix://${daemon.socket}` });
  });
  after(async () => {
    await scene.end();
    await daemon.remove();
  });

  /** A file of the container that nobody can remove, where the daemon keeps it. */
  async function held(name: string): Promise<string> {
    const file = `${name}-held`;
    await scene.write({ [file]: 'held' });
    await scene.run('cp', join(scene.folder, file), `${name}:/${file}`);
    const data = join(dirname(daemon.socket), 'data');
    const path = (await readdir(data, { recursive: true })).find((each) => each.endsWith(file));
    assert.ok(path !== undefined);
    return join(data, path);
  }

  it('dead, then passed by its remedies', async () => {
    const name = scene.container;
    const wanted = { name, image, state: 'running' };
    const run = ['run', '-d', '--network', 'none', '--name', name, image, ...sleeping];
    await scene.run(...run);
    assert.equal(causeOf(await scene.check('container', wanted)), 'passed');
    const path = await held(name);
    assert.equal((await program('chattr', ['+i', path])).code, 0);
    try {
      assert.notEqual((await scene.terminal('rm', '-f', name)).code, 0);
      assert.equal(causeOf(await scene.check('container', wanted)), 'dead');
    } finally {
      await program('chattr', ['-i', path]);
    }
    await scene.run('rm', '-f', name);
    await scene.run(...run);
    assert.equal(causeOf(await scene.check('container', wanted)), 'passed');
  });
});
