import assert from 'node:assert/strict';
import { checkType } from '../../../../src/check/checks.ts';
import type { Judgement } from '../../../../src/check/verdict.ts';
import { toPlain } from '../../../../src/text.ts';
import { aContainer, fakeWorld } from '../fakes.ts';
import type { Daemon, Scene } from '../fakes.ts';

const processes = ['uwsgi --ini uwsgi.ini', 'uwsgi --ini uwsgi.ini', 'sh -c sleep'];
const running: Daemon = {
  containers: [aContainer()],
  processes,
  logs: ['spawned worker 1', 'spawned worker 2', 'ready'],
  exec: { exitCode: 0, output: 'first\nHello\n', error: '' },
};
const stopped: Daemon = { ...running, containers: [aContainer({ state: 'exited', exitCode: 3 })] };
const missing: Daemon = { containers: [aContainer({ id: 'flask', name: 'web' })] };

/** Check type, spec without its container, daemon, the failing aspect (undefined for a pass), what is seen. */
type Case = readonly [string, object, Daemon, (string | undefined)?, string?];

const ends = (exitCode: number, output: string, error = output): Daemon => ({
  ...running,
  exec: { exitCode, output, error },
});
const run = { argv: ['cat', '/x'] };

const cases: readonly Case[] = [
  ['process', { includes: 'uwsgi' }, running, undefined, 'processes with uwsgi: 2'],
  [
    'process',
    { includes: ['uwsgi', 'sleep'] },
    running,
    'count',
    'processes with uwsgi … sleep: 0',
  ],
  ['process', { includes: 'uwsgi', count: { exactly: 2 } }, running],
  ['process', { includes: 'uwsgi', count: { exactly: 3 } }, running, 'count'],
  ['process', { includes: 'uwsgi', count: { least: 3 } }, running, 'count'],
  ['process', { includes: 'uwsgi', count: { most: 1 } }, running, 'count'],
  ['process', { includes: 'uwsgi', count: { least: 1, most: 2 } }, running],
  ['process', { includes: 'nginx', count: { exactly: 0 } }, running],
  ['process', { count: { exactly: 3 } }, running, undefined, 'processes: 3'],
  [
    'process',
    { firstIs: { includes: 'uwsgi' } },
    running,
    undefined,
    'process 1: uwsgi --ini uwsgi.ini',
  ],
  [
    'process',
    { firstIs: { equals: 'uwsgi' } },
    running,
    'first',
    'process 1: uwsgi --ini uwsgi.ini',
  ],
  ['process', { includes: 'x' }, stopped, 'not-running', 'flask has exited with code 3'],
  ['process', { count: { exactly: 0 } }, missing, 'no-container', 'no container called flask'],
  ['exec', run, running, undefined, 'exit code 0: Hello'],
  ['exec', run, ends(1, 'cat: /x: no\n'), 'exit-code', 'exit code 1: cat: /x: no'],
  ['exec', run, ends(1, ''), 'exit-code', 'exit code 1'],
  ['exec', { ...run, exitCode: 1 }, ends(1, '')],
  ['exec', { ...run, exitCode: 1 }, running, 'exit-code', 'exit code 0: Hello'],
  ['exec', { ...run, output: { includes: 'first' } }, running],
  ['exec', { ...run, output: { equals: 'Hello' } }, running, 'output', 'Hello'],
  [
    'exec',
    run,
    ends(127, 'no such file'),
    'no-program',
    'cat cannot be run in flask: no such file',
  ],
  ['exec', run, ends(126, ''), 'no-program'],
  ['exec', { ...run, exitCode: 127 }, ends(127, '')],
  ['exec', run, ends(4, 'it broke\nfirst\n', 'it broke\n'), 'exit-code', 'exit code 4: it broke'],
  ['exec', run, ends(4, 'first\n', ''), 'exit-code', 'exit code 4: first'],
  ['exec', run, stopped, 'not-running', 'flask has exited with code 3'],
  [
    'exec',
    run,
    { containers: [aContainer()] },
    'not-running',
    'flask ended while it was looked at',
  ],
  ['exec', run, missing, 'no-container', 'no container called flask'],
  ['logs', { includes: ['ready', 'worker 1'] }, running, undefined, 'ready'],
  ['logs', { includes: ['ready', 'failed'] }, running, 'includes', 'ready'],
  ['logs', { includes: 'worker 1', last: 1 }, running, 'includes', 'ready'],
  ['logs', { excludes: ['Traceback', 'worker'] }, running, 'excludes', 'spawned worker 2'],
  ['logs', { excludes: 'Traceback' }, running],
  ['logs', { includes: 'spawned', count: { exactly: 2 } }, running],
  ['logs', { includes: 'spawned', count: { least: 3 } }, running, 'count', 'lines with spawned: 2'],
  ['logs', { count: { most: 2 } }, running, 'count', 'lines: 3'],
  ['logs', { includes: 'x' }, { containers: [aContainer()] }, 'includes', 'nothing'],
  ['logs', { includes: 'ready' }, stopped],
  ['logs', { excludes: 'x' }, missing, 'missing', 'no container called flask'],
];

async function judge(type: string, spec: object, scene: Scene): Promise<Judgement> {
  const check = checkType(type) ?? assert.fail();
  const full = { container: 'flask', ...spec };
  return check.judge(full, await check.observe(full, { world: fakeWorld(scene), task: 't' }));
}

describe('checks of what runs in a container', () => {
  for (const [type, spec, daemon, aspect, observed] of cases) {
    it(`${type} ${aspect ?? 'passes'}: ${JSON.stringify(spec)}, ${observed ?? ''}`, async () => {
      const judgement = await judge(type, spec, { daemon });
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }

  it('exec runs nothing in a run that nobody asked for, passed or not', async () => {
    for (const passed of [[], ['t']]) {
      const { aspect } = await judge('exec', run, { daemon: running, asked: false, passed });
      assert.equal(aspect, 'not-asked');
    }
    assert.equal((await judge('exec', run, { asked: false })).aspect, 'no-container');
  });

  it('exec runs nothing in what is not the lab’s', async () => {
    const owns = { containers: ['other'], images: [] };
    assert.equal((await judge('exec', run, { daemon: running, owns })).aspect, 'not-owned');
    const before = { containers: ['flask'], images: [], before: ['c1'] };
    assert.equal((await judge('exec', run, { daemon: running, owns: before })).aspect, 'not-owned');
  });

  it('says a wanted number in both languages', async () => {
    const { expected } = await judge('process', { count: { least: 9 } }, { daemon: running });
    assert.equal(toPlain(expected, 'en'), 'processes: at least 9');
    assert.equal(toPlain(expected, 'zh-cn'), '进程数：至少 9');
  });
});
