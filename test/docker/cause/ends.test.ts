import assert from 'node:assert/strict';
import { baseImage } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

const recipe = `FROM ${baseImage}
WORKDIR /app
COPY . .
RUN chmod +x crlf.sh bare.sh needy.sh
CMD ["sleep", "600"]
`;

describe('causes why a container does not run, on the real daemon', function () {
  this.timeout(60_000);
  let scene: Scene;
  let ref: string;
  let name: string;

  before(async function () {
    this.timeout(180_000);
    scene = await openScene();
    ref = `${scene.image}:v1`;
    name = scene.container;
    await scene.write({
      Dockerfile: recipe,
      'crlf.sh': '#!/bin/sh\r\necho hi\r\n',
      'plain.sh': '#!/bin/sh\nexec sleep 600\n',
      'bare.sh': 'exec sleep 600\n',
      'needy.sh': '#!/bin/fish\nexec sleep 600\n',
    });
    await scene.build(ref);
  });
  afterEach(async () => {
    const ids = await scene.run('ps', '-aq', '--filter', `ancestor=${ref}`);
    if (ids !== '') await scene.run('rm', '-f', ...ids.split('\n'));
  });
  after(() => scene.end());

  const spec = () => ({ name, state: 'running', image: ref });
  const running = async (): Promise<string> => causeOf(await scene.check('container', spec()));
  /** The cause for other types, which ask the same container. */
  const asked = async (type: string, more: object): Promise<string> =>
    causeOf(await scene.check(type, { container: name, ...more }));
  const ran = async (...argv: string[]): Promise<void> => {
    await scene.terminal('run', '-d', '--name', name, ...argv);
  };
  const ended = async (...argv: string[]): Promise<void> => {
    await ran(...argv);
    await scene.run('wait', name);
  };
  /** The daemon's events have told of the end. */
  const told = async (): Promise<void> => {
    const id = await scene.run('inspect', '-f', '{{.Id}}', name);
    await until(() => scene.events.some((each) => each.action === 'die' && each.id === id));
  };
  const remedy = async (): Promise<readonly string[]> => {
    const verdict = await scene.check('container', spec());
    assert.ok(verdict.status === 'failed');
    const last = verdict.cause?.degrees.at(-1)?.remedy;
    assert.ok(last !== undefined && 'run' in last);
    return last.run;
  };

  it('other-container-name and container-missing, for every type that asks a container', async () => {
    const specs = [
      ['http', { port: 80 }],
      ['tcp', { port: 80 }],
      ['uwsgi', { port: 80 }],
      ['stats', { cpu: { below: 1 } }],
      ['logs', { includes: 'x' }],
      ['process', { count: { least: 1 } }],
      ['exec', { argv: ['true'] }],
      ['container-file', { path: '/x' }],
    ] as const;
    for (const [type, more] of specs)
      assert.equal(await asked(type, more), 'container-missing', type);
    await scene.run('run', '-d', ref);
    for (const [type, more] of specs) {
      assert.equal(await asked(type, more), 'other-container-name', type);
    }
  });

  it('flags-after-image, then passed by its remedy', async () => {
    const { code } = await scene.terminal('run', '-d', ref, '--name', name);
    assert.equal(code, 127);
    assert.equal(await running(), 'flags-after-image');
    const again = await remedy();
    await scene.run(...again.slice(1));
    assert.equal(await running(), 'passed');
  });

  it('name-taken, then passed by its remedy', async () => {
    await ended(ref, 'true');
    const { code } = await scene.terminal('run', '-d', '--name', name, ref);
    assert.equal(code, 125);
    assert.equal(await running(), 'name-taken');
    const again = await remedy();
    await scene.run('rm', name);
    await scene.run(...again.slice(1));
    assert.equal(await running(), 'passed');
  });

  it('run-refused, then passed by its remedy', async () => {
    await ran('-p', 'eighty:80', ref);
    assert.equal(await running(), 'run-refused');
    const again = await remedy();
    await scene.run(...again.slice(1));
    assert.equal(await running(), 'passed');
  });

  it('env-without-equals, then passed by its remedy', async () => {
    await ran('-e', 'MODE', 'debug', ref);
    assert.equal(await running(), 'env-without-equals');
    const again = await remedy();
    await scene.run(...again.slice(1));
    assert.equal(await running(), 'passed');
  });

  it('command-not-found, by the daemon and by a shell', async () => {
    await ran(ref, 'slep', '600');
    assert.equal(await running(), 'command-not-found');
    assert.equal(await asked('logs', { includes: 'x' }), 'command-not-found');
    await scene.run('rm', name);
    await ended(ref, 'sh', '-c', 'uwsgi');
    assert.equal(await running(), 'command-not-found');
    await scene.run('rm', name);
    await ended(ref, './needy.sh');
    assert.equal(await running(), 'command-not-found');
  });

  it('not-executable', async () => {
    await ran(ref, './plain.sh');
    const verdict = await scene.check('container', spec());
    assert.equal(causeOf(verdict), 'not-executable');
    assert.ok(verdict.status === 'failed');
    assert.deepEqual(verdict.cause?.degrees.at(-1)?.remedy, { run: ['chmod', '+x', './plain.sh'] });
  });

  it('exec-format, with the line to add', async () => {
    await ended(ref, './bare.sh');
    const verdict = await scene.check('container', spec());
    assert.equal(causeOf(verdict), 'exec-format');
    assert.ok(verdict.status === 'failed');
    assert.equal(verdict.cause?.places[0]?.path, 'bare.sh');
  });

  it('crlf-script, with the edit that mends it', async () => {
    await ended(ref, 'sh', './crlf.sh', 'x');
    assert.equal(await running(), 'ended-at-once', 'a shell takes it, and ends well');
    await scene.run('rm', name);
    await ended(ref, './crlf.sh');
    const verdict = await scene.check('container', spec());
    assert.equal(causeOf(verdict), 'crlf-script');
    assert.ok(verdict.status === 'failed');
    const edit = verdict.cause?.degrees[2]?.remedy;
    assert.ok(edit !== undefined && 'edit' in edit);
    assert.equal(edit.edit.text, '#!/bin/sh\necho hi\n');
    assert.equal(edit.edit.path, 'crlf.sh');
  });

  it('ended-at-once, of a shell without a terminal', async () => {
    await ended(ref, 'bash');
    assert.equal(await running(), 'ended-at-once');
    assert.equal(await asked('http', { port: 80 }), 'ended-at-once');
  });

  it('was-stopped by docker kill and by docker stop, then passed by its remedy', async () => {
    await ran(ref);
    await scene.run('kill', name);
    assert.equal(await running(), 'was-stopped');
    assert.equal(await asked('process', { count: { least: 1 } }), 'was-stopped');
    await scene.run('start', name);
    await scene.run('stop', '-t', '0', name);
    assert.equal(await running(), 'was-stopped');
    const otherEnd = { name, state: 'exited', exitCode: 130 };
    assert.equal(causeOf(await scene.check('container', otherEnd)), 'was-stopped');
    await scene.run(...(await remedy()).slice(1));
    assert.equal(await running(), 'passed');
  });

  it('out-of-memory', async () => {
    await ended('-m', '20m', ref, 'python3', '-c', 'x = "x" * 300_000_000');
    assert.equal(await running(), 'out-of-memory');
  });

  it('crashed', async () => {
    await ended(ref, 'sh', '-c', 'python3 -c "import os; os.abort()"; exit 134');
    assert.equal(await running(), 'crashed');
  });

  it('restart-loop', async () => {
    await ran('--restart', 'always', ref, 'sh', '-c', 'echo no config; exit 3');
    await until(async () => {
      const state = await scene.run('inspect', '-f', '{{.RestartCount}} {{.State.Status}}', name);
      return /^[3-9]\d* restarting$/.test(state);
    });
    const verdict = await scene.check('container', spec());
    assert.equal(causeOf(verdict), 'restart-loop');
    assert.ok(verdict.status === 'failed');
    assert.ok(verdict.cause?.excerpt?.includes('no config'));
  });

  it('ended-by-ctrl-c, in docker attach and in docker run without -d', async () => {
    const wait = 'import time; print("up", flush=True); time.sleep(600)';
    await ran(ref, 'python3', '-c', wait);
    await until(async () => (await scene.run('logs', name)) === 'up');
    await scene.shell(`timeout -s INT 1 docker attach ${name}`);
    await told();
    assert.equal(await running(), 'ended-by-ctrl-c');
    await scene.run('rm', name);
    await scene.shell(`timeout -s INT 2 docker run --name ${name} ${ref} python3 -c '${wait}'`);
    await told();
    assert.equal(await running(), 'ended-by-ctrl-c');
  });

  it('paused, then passed by its remedy', async () => {
    await ran(ref);
    await scene.run('pause', name);
    assert.equal(await running(), 'paused');
    assert.equal(await asked('stats', { cpu: { below: 1 } }), 'paused');
    await scene.run(...(await remedy()).slice(1));
    assert.equal(await running(), 'passed');
  });

  it('still-running and not-removed, then passed by their remedies', async () => {
    await ran('--stop-timeout', '1', ref);
    for (const [wanted, cause] of [
      [{ name, state: 'exited' }, 'still-running'],
      [{ name, exists: false }, 'not-removed'],
    ] as const) {
      const verdict = await scene.check('container', wanted);
      assert.equal(causeOf(verdict), cause);
      assert.ok(verdict.status === 'failed');
      const last = verdict.cause?.degrees.at(-1)?.remedy;
      assert.ok(last !== undefined && 'run' in last);
      await scene.run(...last.run.slice(1));
      assert.equal(causeOf(await scene.check('container', wanted)), 'passed');
    }
  });

  it('not-restarted, then passed by its remedy', async () => {
    await ran('--stop-timeout', '1', ref);
    const wanted = { name, state: 'running', startedAgain: true };
    const verdict = await scene.check('container', wanted);
    assert.equal(causeOf(verdict), 'not-restarted');
    assert.ok(verdict.status === 'failed');
    const last = verdict.cause?.degrees.at(-1)?.remedy;
    assert.ok(last !== undefined && 'run' in last);
    await scene.run(...last.run.slice(1));
    assert.equal(causeOf(await scene.check('container', wanted)), 'passed');
  });

  it('repaired-inside, of the file in the folder', async () => {
    await ran(ref);
    await scene.run('exec', name, 'sh', '-c', 'echo "print(2)" > app.py');
    const wanted = { path: 'app.py', includes: 'print(2)' };
    assert.equal(causeOf(await scene.check('file', wanted)), 'repaired-inside');
    await scene.write({ 'app.py': 'print(2)\n' });
    assert.equal(causeOf(await scene.check('file', wanted)), 'passed');
  });
});
