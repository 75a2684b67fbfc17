import assert from 'node:assert/strict';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

const dind = 'docker:28-dind';

describe('causes about a daemon in a container, on the real daemon', function () {
  this.timeout(120_000);
  let scene: Scene;
  let name: string;

  before(async () => {
    scene = await openScene();
    name = scene.container;
  });
  afterEach(() => scene.run('rm', '-fv', name));
  after(() => scene.end());

  const asked = async (...argv: string[]): Promise<string> =>
    causeOf(await scene.check('exec', { container: name, argv: ['docker', ...argv] }));

  it('inner-daemon-silent, where it does not run', async () => {
    await scene.run('run', '-d', '--name', name, '--entrypoint', 'sleep', dind, '600');
    assert.equal(await asked('info'), 'inner-daemon-silent');
  });

  it('inner-daemon-silent while it comes up, then not-pulled-inside', async () => {
    await scene.run('run', '-d', '--name', name, '--privileged', dind, 'dockerd');
    const seen = new Set<string>();
    await until(
      async () => {
        const cause = await asked('info');
        seen.add(cause);
        return cause === 'passed';
      },
      { limit: 60_000 },
    );
    for (const cause of seen) assert.ok(['inner-daemon-silent', 'passed'].includes(cause), cause);
    assert.equal(await asked('image', 'inspect', 'httpd:2.4'), 'not-pulled-inside');
  });
});
