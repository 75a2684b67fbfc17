import assert from 'node:assert/strict';
import { makePrivateDaemon } from '../support/privateDaemon.ts';
import type { PrivateDaemon } from '../support/privateDaemon.ts';
import { importSleeper, sleeping } from '../support/sleeper.ts';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

describe('causes about a swarm, on a daemon of the test’s own', function () {
  this.timeout(120_000);
  const sleeper = 'sleeper:v1';
  let daemon: PrivateDaemon;
  let scene: Scene;

  before(async () => {
    daemon = await makePrivateDaemon();
    await daemon.start();
    scene = await openScene({ socket: daemon.socket });
    await importSleeper(sleeper, { DOCKER_HOST: `unix://${daemon.socket}` });
  });
  after(async () => {
    await scene.end();
    await daemon.remove();
  });

  const cause = async (type: string, spec: object): Promise<string> =>
    causeOf(await scene.check(type, spec));
  const create = (name: string, image: string): Promise<string> =>
    scene.run(
      ...['service', 'create', '--detach', '--no-resolve-image', '--network', 'host'],
      ...['--stop-grace-period', '1s', '--name', name, image, ...sleeping],
    );

  it('no-swarm, service-missing, service-scale, service-other-setting, service-task-failing, then passed', async () => {
    const two = { name: 'web', replicas: 2, running: { least: 2 } };
    assert.equal(await cause('service', two), 'no-swarm');
    assert.equal(await cause('stack', { name: 'shop' }), 'no-swarm');
    await scene.run('swarm', 'init', '--advertise-addr', '127.0.0.1');
    assert.equal(await cause('daemon', { swarm: { manager: true } }), 'passed');
    assert.equal(await cause('service', two), 'service-missing');
    assert.equal(await cause('stack', { name: 'shop' }), 'service-missing');
    await create('web', sleeper);
    const verdict = await scene.check('service', two);
    assert.equal(causeOf(verdict), 'service-scale');
    assert.ok(verdict.status === 'failed');
    const last = verdict.cause?.degrees.at(-1)?.remedy;
    assert.ok(last !== undefined && 'run' in last);
    const [, ...argv] = last.run;
    await scene.run(...argv, '--detach');
    await until(async () => (await cause('service', two)) === 'passed', { limit: 40_000 });

    const told = { name: 'web', environment: { LAB: 'one' } };
    const other = await scene.check('service', told);
    assert.equal(causeOf(other), 'service-other-setting');
    assert.ok(other.status === 'failed');
    const update = other.cause?.degrees.at(-1)?.remedy;
    assert.ok(update !== undefined && 'run' in update);
    await scene.run(...update.run.slice(1), '--detach');
    assert.equal(await cause('service', told), 'passed');

    await create('bad', 'nosuch:v1');
    const bad = { name: 'bad', running: { least: 1 } };
    const words = async (): Promise<string> => {
      const failing = await scene.check('service', bad);
      assert.equal(causeOf(failing), 'service-task-failing');
      return failing.status === 'failed' ? (failing.cause?.excerpt ?? []).join('\n') : '';
    };
    // The newest daemon goes on preparing, with the error of a registry out of reach.
    await until(async () => /No such image|lookup /.test(await words()), { limit: 40_000 });
  });
});
