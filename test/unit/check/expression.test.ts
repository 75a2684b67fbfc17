import assert from 'node:assert/strict';
import { explainError } from '../../../src/cause/blocks.ts';
import { find } from '../../../src/cause/find.ts';
import { checkTypes } from '../../../src/check/checks.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { RunOptions } from '../../../src/check/run.ts';
import type { Check, Task } from '../../../src/lab/model.ts';
import { toPlain } from '../../../src/text.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import { aContainer, anImage, fakeDocker, fakeWorld } from './fakes.ts';

const all = (...parts: readonly Check[]): Check => ({ type: 'all', spec: parts });
const any = (...parts: readonly Check[]): Check => ({ type: 'any', spec: parts });
const not = (part: Check): Check => ({ type: 'not', spec: [part] });

/** Passes, fails, is about nothing, is blocked, and needs somebody to ask. */
const P: Check = { type: 'image', spec: { ref: 'a:v1' } };
const F: Check = { type: 'image', spec: { ref: 'a:v1', user: 'nobody' } };
const F2: Check = { type: 'file', spec: { path: 'x', exists: false } };
const M: Check = { type: 'container', spec: { name: 'gone', state: 'running' } };
const B: Check = { type: 'volume', spec: { name: 'data' } };
const U: Check = { type: 'exec', spec: { container: 'flask', argv: ['true'] } };
const X: Check = { type: 'nonsense', spec: {} };

const down = new WorldError('daemon-down', 'unix:///d.sock', 'refused');
const scene = {
  daemon: { images: [anImage({ tags: ['a:v1'] })], containers: [aContainer()] },
  cluster: {},
  files: { x: '' },
  asked: false,
};
const options: RunOptions = { limit: 5_000, endpoint: 'unix:///d.sock', block: explainError };
const never = new AbortController().signal;
const title = { en: 't', 'zh-cn': 't' };

async function run(check: Check, more: Partial<RunOptions> = {}, rest: readonly Task[] = []) {
  const world = {
    ...fakeWorld(scene),
    docker: { ...fakeDocker(scene.daemon), volume: () => Promise.reject(down) },
  };
  const task = { id: 't', title, holds: 'step' as const, hints: [], ...check };
  return runTasks([task, ...rest], () => world, { ...options, ...more }, never);
}

async function words(check: Check): Promise<string> {
  const result = (await run(check)).get('t');
  if (result === undefined) return 'as it was';
  const { verdict } = result;
  if (verdict.status === 'blocked') return `blocked ${verdict.block.id}`;
  if (verdict.status !== 'failed') return verdict.status;
  return `failed ${result.failed?.type ?? ''} ${verdict.judgement.aspect ?? ''}`;
}

describe('all, any and not', () => {
  const table: readonly (readonly [string, Check, string])[] = [
    ['all(P, P)', all(P, P), 'passed'],
    ['all(P, F, F2)', all(P, F, F2), 'failed image user'],
    ['all(F2, F)', all(F2, F), 'failed file present'],
    ['all(B, F)', all(B, F), 'failed image user'],
    ['all(U, F)', all(U, F), 'failed image user'],
    ['all(P, B)', all(P, B), 'blocked daemon-down'],
    ['all(U, B)', all(U, B), 'blocked daemon-down'],
    ['all(P, U)', all(P, U), 'as it was'],
    ['all(P, X)', all(P, X), 'blocked bug'],
    ['any(F, P)', any(F, P), 'passed'],
    ['any(B, P)', any(B, P), 'passed'],
    ['any(U, P)', any(U, P), 'passed'],
    ['any(F, B)', any(F, B), 'blocked daemon-down'],
    ['any(F, U)', any(F, U), 'as it was'],
    ['any(F, F2)', any(F, F2), 'failed image user'],
    ['any(M, F2)', any(M, F2), 'failed file present'],
    ['any(M, M)', any(M, M), 'failed container missing'],
    ['not(P)', not(P), 'failed not still-so'],
    ['not(F)', not(F), 'passed'],
    ['not(M)', not(M), 'failed container missing'],
    ['not(B)', not(B), 'blocked daemon-down'],
    ['not(U)', not(U), 'as it was'],
    ['not(X)', not(X), 'blocked bug'],
    ['not(not(P))', not(not(P)), 'passed'],
    ['not(not(F))', not(not(F)), 'failed not still-so'],
    ['not(not(M))', not(not(M)), 'failed container missing'],
    ['not(all(P, F))', not(all(P, F)), 'passed'],
    ['not(all(P, P))', not(all(P, P)), 'failed not still-so'],
    ['not(all(F, M))', not(all(F, M)), 'failed container missing'],
    ['not(any(F, F2))', not(any(F, F2)), 'passed'],
    ['not(any(F, P))', not(any(F, P)), 'failed not still-so'],
    ['not(any(F, M))', not(any(F, M)), 'failed container missing'],
    ['all(P, any(F, not(F)))', all(P, any(F, not(F))), 'passed'],
    ['all(P, any(F, all(P, not(P))))', all(P, any(F, all(P, not(P)))), 'failed image user'],
    ['all of nothing', all(), 'blocked bug'],
    ['all of no checks', { type: 'all', spec: [{}] }, 'blocked bug'],
    ['a lone check that only a probe could tell', U, 'as it was'],
  ];
  for (const [name, check, wanted] of table) {
    it(`${name}: ${wanted}`, async () => assert.equal(await words(check), wanted));
  }

  it('shows the failing part, and searches its cause', async () => {
    const { verdict } = (await run(all(P, M), { explain: find })).get('t') ?? assert.fail();
    assert.ok(verdict.status === 'failed');
    assert.equal(toPlain(verdict.judgement.observed, 'en'), 'no container called gone');
    assert.equal(verdict.cause?.id, 'container-missing');
  });

  it('says plainly what should not be so', async () => {
    const { verdict } = (await run(not(P), { explain: find })).get('t') ?? assert.fail();
    assert.ok(verdict.status === 'failed');
    const { expected, observed } = verdict.judgement;
    assert.equal(toPlain(expected, 'zh-cn'), '不应是：a:v1');
    assert.match(toPlain(observed, 'en'), /^a:v1 · built/);
    assert.equal(verdict.cause?.id, 'still-so');
    assert.deepEqual(verdict.cause.degrees[1]?.remedy, { run: ['docker', 'images', '-a'] });
  });

  it('lets wait what comes after a task that stayed as it was', async () => {
    const then = { id: 'then', title, holds: 'step' as const, hints: [], after: 't', ...P };
    const results = await run(U, {}, [then]);
    assert.equal(results.has('t'), false);
    assert.deepEqual(results.get('then')?.verdict, { status: 'waiting', for: 't' });
  });

  it('knows of each check type about a container when that is not there', async () => {
    const about: Readonly<Record<string, object>> = {
      container: { name: 'gone' },
      'container-file': { container: 'gone', path: '/x' },
      process: { container: 'gone', includes: 'x' },
      exec: { container: 'gone', argv: ['true'] },
      logs: { container: 'gone', includes: 'x' },
      stats: { container: 'gone', processes: { most: 1 } },
      http: { container: 'gone', port: 80 },
      tcp: { container: 'gone', port: 80 },
      uwsgi: { container: 'gone', port: 80 },
      registry: { container: 'gone', port: 80 },
      image: { ref: 'gone:v1', user: 'root' },
      network: { name: 'gone', driver: 'bridge' },
      compose: { project: 'gone' },
      service: { name: 'gone' },
      stack: { name: 'gone' },
      file: { path: 'gone', includes: 'x' },
      dockerfile: { path: 'gone', instructions: [{ is: 'FROM' }] },
      yaml: { path: 'gone', where: [{ path: 'a', equals: 1 }] },
      manifest: { path: 'gone', kind: 'Pod' },
      'kind-cluster': {},
      k8s: { kind: 'Pod', name: 'gone' },
      rollout: { name: 'gone' },
      pods: { name: 'gone' },
      'service-http': { service: 'gone', port: 80 },
    };
    for (const [type, spec] of Object.entries(about)) {
      assert.match(await words(not({ type, spec })), new RegExp(`^failed ${type} `), type);
    }
    const rest = checkTypes.map(({ type }) => type).filter((type) => about[type] === undefined);
    assert.deepEqual(rest, [
      'volume',
      'daemon',
      'event',
      'image-event',
      'k8s-event',
      'quiz',
      'predict',
    ]);
  });
});
