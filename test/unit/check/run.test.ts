import assert from 'node:assert/strict';
import { explainError } from '../../../src/cause/blocks.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { RunOptions } from '../../../src/check/run.ts';
import type { Task } from '../../../src/lab/model.ts';
import type { Docker } from '../../../src/world/docker/docker.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import { anImage, fakeDocker, fakeWorld } from './fakes.ts';
import type { Scene } from './fakes.ts';

const options: RunOptions = { limit: 5_000, endpoint: 'unix:///d.sock', block: explainError };
const never = new AbortController().signal;
const title = { en: 't', 'zh-cn': 't' };

function task(id: string, type: string, spec: unknown, after?: string): Task {
  const rest = after === undefined ? {} : { after };
  return { id, title, type, spec, holds: 'step', hints: [], ...rest };
}

const built = task('built', 'image', { ref: 'a:v1' });
const then = task('then', 'file', { path: 'x', exists: false }, 'built');
const there: Scene = { daemon: { images: [anImage({ tags: ['a:v1'] })] } };

async function statuses(
  tasks: readonly Task[],
  scene: Scene = {},
): Promise<Record<string, string>> {
  const results = await runTasks(tasks, () => fakeWorld(scene), options, never);
  return Object.fromEntries([...results].map(([id, { verdict }]) => [id, word(verdict)]));
}

function word(verdict: { status: string; block?: { id: string }; for?: string }): string {
  return [verdict.status, verdict.block?.id ?? verdict.for].filter(Boolean).join(' ');
}

/** A daemon that never answers. */
const silent: Docker = { ...fakeDocker(), image: () => new Promise(() => undefined) };

describe('runTasks', () => {
  const down = new WorldError('daemon-down', 'unix:///d.sock', 'refused');
  const table: readonly (readonly [string, readonly Task[], Scene, Record<string, string>])[] = [
    ['passes both', [built, then], there, { built: 'passed', then: 'passed' }],
    ['waits for what failed', [built, then], {}, { built: 'failed', then: 'waiting built' }],
    ['in any order', [then, built], there, { then: 'passed', built: 'passed' }],
    ['goes on after what passed before', [then], { passed: ['built'] }, { then: 'passed' }],
    ['waits for what is not there', [then], {}, { then: 'waiting built' }],
    [
      'ends a circle of waiting',
      [task('a', 'file', { path: 'x' }, 'b'), task('b', 'file', { path: 'x' }, 'a')],
      {},
      { a: 'waiting b', b: 'waiting a' },
    ],
    [
      'is blocked by the daemon alone',
      [built, { ...then, after: 'none' }, task('f', 'file', { path: 'x', exists: false })],
      { broken: down, passed: ['none'] },
      { built: 'blocked daemon-down', then: 'passed', f: 'passed' },
    ],
    ['tells a broken check as a bug', [task('t', 'image', null)], {}, { t: 'blocked bug' }],
    ['tells an unknown type as a bug', [task('t', 'nonsense', {})], {}, { t: 'blocked bug' }],
  ];
  for (const [name, tasks, scene, wanted] of table) {
    it(name, async () => assert.deepEqual(await statuses(tasks, scene), wanted));
  }

  it('ends at its time limit though a read never settles', async () => {
    const limited = { ...options, limit: 20 };
    const world = { ...fakeWorld(), docker: silent };
    const results = await runTasks([built, then], () => world, limited, never);
    const { verdict } = results.get('built') ?? assert.fail();
    assert.equal(word(verdict), 'blocked time-out');
    assert.ok(verdict.status === 'blocked');
    assert.equal(verdict.block.text.args?.['endpoint'], 'unix:///d.sock');
  });

  it('takes a cancelled run as a value', async () => {
    const controller = new AbortController();
    const world = { ...fakeWorld(), docker: silent };
    const run = runTasks([built], () => world, options, controller.signal);
    controller.abort();
    assert.equal(word((await run).get('built')?.verdict ?? assert.fail()), 'blocked cancelled');
  });

  it('gives the world a signal that ends with the run', async () => {
    let seen: AbortSignal | undefined;
    const controller = new AbortController();
    controller.abort();
    await runTasks(
      [built],
      (signal) => {
        seen = signal;
        return fakeWorld();
      },
      options,
      controller.signal,
    );
    assert.equal(seen?.aborted, true);
  });

  it('gives a failure with its observation, and the cause that was found', async () => {
    const cause = { id: 'x', text: { text: title }, degrees: [], places: [] };
    const explain = () => Promise.resolve(cause);
    const results = await runTasks([built], () => fakeWorld(), { ...options, explain }, never);
    const { verdict, failed } = results.get('built') ?? assert.fail();
    assert.ok(verdict.status === 'failed');
    assert.deepEqual(verdict.cause, cause);
    assert.equal(failed?.type, 'image');
    assert.ok(failed.observation);
  });

  it('keeps a failure whose cause could not be searched', async () => {
    const explain = () => Promise.reject(new Error('no'));
    const results = await runTasks([built], () => fakeWorld(), { ...options, explain }, never);
    assert.equal(results.get('built')?.verdict.status, 'failed');
  });

  it('keeps a failure whose cause takes too long', async () => {
    const explain = () => new Promise<never>(() => undefined);
    const limited = { ...options, limit: 30, explain };
    const results = await runTasks([built], () => fakeWorld(), limited, never);
    assert.equal(results.get('built')?.verdict.status, 'failed');
  });
});
