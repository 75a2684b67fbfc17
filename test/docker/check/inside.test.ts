/** process, exec, logs, and what joins checks, on real containers: right, wrong and blocked. */
import assert from 'node:assert/strict';
import { baseImage, docker, realEndpoint, socketOf, uniqueNames } from '../support/dockerHost.ts';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';
import { until } from '../support/until.ts';
import { importSleeper, sleeping } from '../support/sleeper.ts';
import { ask, inWords } from './ask.ts';

const program = `import os, sys, time
print("spawned worker 1", flush=True)
print("spawned worker 2", flush=True)
print("a warning", file=sys.stderr, flush=True)
# Docker reads the two streams each for itself: what comes at once may stand in either order.
time.sleep(0.2)
os.fork()
print("ready", flush=True)
time.sleep(600)
`;

type Spec = Readonly<Record<string, unknown>> & { readonly container?: string };

describe('checks of what runs in a container', function () {
  this.timeout(60_000);
  const names = uniqueNames();
  const [box, bare, dead, none] = ['box', 'bare', 'dead', 'none'].map((name) => names.name(name));
  assert.ok(box && bare && dead && none);

  before(async () => {
    const python = ['python3', '-c', program];
    await docker(['run', '-d', '--name', box, '--stop-timeout', '0', baseImage, ...python]);
    await docker(['run', '--name', dead, baseImage, 'sh', '-c', 'echo it ends; exit 3']).catch(
      () => undefined,
    );
    await importSleeper(names.name('sleeper'), {});
    await docker(['run', '-d', '--name', bare, names.name('sleeper'), ...sleeping]);
    await until(async () => (await docker(['logs', box])).split('ready').length === 3);
  });

  after(() => names.removeAll());

  /** Check type, spec, verdict in words. */
  const table: readonly (readonly [string, Spec, string | RegExp])[] = [
    ['process', { container: box, includes: ['python3', 'spawned'] }, 'passed'],
    ['process', { container: box, includes: 'python3', count: { exactly: 2 } }, 'passed'],
    [
      'process',
      { container: box, includes: 'python3', count: { most: 1 } },
      'failed count: processes with python3: 2',
    ],
    ['process', { container: box, includes: 'nginx' }, 'failed count: processes with nginx: 0'],
    ['process', { container: box, count: { least: 3 } }, 'failed count: processes: 2'],
    ['process', { container: box, firstIs: { includes: 'python3 -c' } }, 'passed'],
    ['process', { container: bare, firstIs: { equals: ['/bin/sleep', '600'] } }, 'passed'],
    [
      'process',
      { container: bare, firstIs: { includes: 'uwsgi' } },
      'failed first: process 1: /bin/sleep 600',
    ],
    [
      'process',
      { container: dead, count: { exactly: 0 } },
      `failed not-running: ${dead} has exited with code 3`,
    ],
    [
      'process',
      { container: none, count: { exactly: 0 } },
      `failed no-container: no container called ${none}`,
    ],
    ['exec', { container: box, argv: ['python3', '--version'] }, 'passed'],
    [
      'exec',
      { container: box, argv: ['python3', '--version'], output: { includes: '3.' } },
      'passed',
    ],
    [
      'exec',
      { container: box, argv: ['sh', '-c', 'echo first; echo it broke >&2; exit 4'] },
      'failed exit-code: exit code 4: it broke',
    ],
    ['exec', { container: box, argv: ['sh', '-c', 'exit 4'], exitCode: 4 }, 'passed'],
    [
      'exec',
      { container: box, argv: ['echo', '$HOME; id'], output: { equals: '$HOME; id' } },
      'passed',
    ],
    [
      'exec',
      { container: box, argv: ['echo', 'a'], output: { includes: 'b' } },
      'failed output: a',
    ],
    ['exec', { container: box, argv: ['nosuch'] }, /^failed no-program: nosuch cannot be run in/],
    ['exec', { container: bare, argv: ['true'] }, /^failed no-program: true cannot be run in/],
    [
      'exec',
      { container: dead, argv: ['true'] },
      `failed not-running: ${dead} has exited with code 3`,
    ],
    [
      'exec',
      { container: none, argv: ['true'] },
      `failed no-container: no container called ${none}`,
    ],
    ['logs', { container: box, includes: ['spawned worker', 'ready'] }, 'passed'],
    ['logs', { container: box, includes: 'a warning', excludes: 'Traceback' }, 'passed'],
    ['logs', { container: box, includes: 'spawned worker', count: { exactly: 2 } }, 'passed'],
    [
      'logs',
      { container: box, includes: 'spawned worker', count: { least: 3 } },
      'failed count: lines with spawned worker: 2',
    ],
    ['logs', { container: box, includes: 'nothing of this' }, 'failed includes: ready'],
    ['logs', { container: box, excludes: 'warning' }, 'failed excludes: a warning'],
    ['logs', { container: box, includes: 'spawned', last: 2 }, 'failed includes: ready'],
    ['logs', { container: dead, includes: 'it ends' }, 'passed'],
    ['logs', { container: none, excludes: 'x' }, `failed missing: no container called ${none}`],
  ];
  for (const [type, spec, words] of table) {
    it(`${type} ${JSON.stringify(spec)}: ${String(words)}`, async () => {
      const found = inWords(await ask(type, spec));
      if (typeof words === 'string') assert.equal(found, words);
      else assert.match(found, words);
    });
  }

  it('exec runs nothing in a container that is not the lab’s', async () => {
    const spec = { container: box, argv: ['touch', '/tmp/was-here'] };
    assert.match(inWords(await ask('exec', spec, { owns: [dead] })), /^failed not-owned/);
    const left = { container: box, path: '/tmp/was-here' };
    assert.match(inWords(await ask('container-file', left)), /^failed missing/);
  });

  it('exec, unasked, runs nothing and stays as it was', async () => {
    const spec = { container: box, argv: ['touch', '/tmp/unasked'] };
    for (const passed of [true, false]) {
      assert.equal(inWords(await ask('exec', spec, { asked: false, passed })), 'as it was');
    }
    const left = { container: box, path: '/tmp/unasked' };
    assert.match(inWords(await ask('container-file', left)), /^failed missing/);
    const gone = { container: none, argv: ['true'] };
    assert.match(inWords(await ask('exec', gone, { asked: false })), /^failed no-container/);
  });

  it('all, any and not, in each other', async () => {
    const runs = { type: 'container', spec: { name: box, state: 'running' } };
    const ended = { type: 'container', spec: { name: box, state: 'exited' } };
    const gone = { type: 'process', spec: { container: none, includes: 'x' } };
    const words = async (type: string, ...parts: { type: string; spec: unknown }[]) =>
      inWords(await ask(type, parts));
    assert.equal(await words('all', runs, { type: 'not', spec: [ended] }), 'passed');
    assert.equal(await words('all', runs, ended), `failed state: ${box} is running`);
    assert.equal(await words('any', ended, runs), 'passed');
    assert.equal(await words('any', gone, ended), `failed state: ${box} is running`);
    assert.equal(await words('not', runs), `failed still-so: ${box} is running`);
    assert.equal(await words('not', gone), `failed no-container: no container called ${none}`);
  });

  for (const [type, spec] of [
    ['process', { container: box, includes: 'python3' }],
    ['exec', { container: box, argv: ['true'] }],
    ['logs', { container: box, includes: 'ready' }],
  ] as const) {
    it(`${type} is blocked, not failed, when the daemon does not answer`, async () => {
      const daemon = await startFaultyDaemon(socketOf(realEndpoint()));
      try {
        const { endpoint } = daemon;
        assert.equal(inWords(await ask(type, spec, { endpoint })), 'passed');
        await daemon.fail('refuse');
        assert.equal(inWords(await ask(type, spec, { endpoint })), 'blocked daemon-down');
      } finally {
        await daemon.stop();
      }
    });
  }
});
