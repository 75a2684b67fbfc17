import assert from 'node:assert/strict';
import { stats } from '../../../../src/check/types/stats.ts';
import type { StatsSpec } from '../../../../src/check/types/stats.ts';
import { toPlain } from '../../../../src/text.ts';
import { aContainer, fakeWorld } from '../fakes.ts';
import type { Scene } from '../fakes.ts';

const usage = { memory: 50 * 2 ** 20, memoryLimit: 2 ** 30, cpu: 12.345, processes: 3 };
const running: Scene = { daemon: { containers: [aContainer()], usage } };
const stopped: Scene = { daemon: { containers: [aContainer({ state: 'exited' })], usage } };
const ended: Scene = { daemon: { containers: [aContainer()] } };
const small = { memory: { below: '100MB' } };
const all = 'flask: memory 50 MB, CPU 12.3 %, processes 3';

/** Spec, scene, the aspect (undefined for a pass), what is seen. */
const cases: readonly (readonly [
  Omit<StatsSpec, 'container'>,
  Scene,
  (string | undefined)?,
  string?,
])[] = [
  [small, running, undefined, all],
  [{ memory: { below: '50MB' } }, running, 'memory', '50 MB'],
  [{ memory: { above: '49MB' } }, running],
  [{ memory: { above: '50MB' } }, running, 'memory', '50 MB'],
  [{ cpu: { below: 50, above: 10 } }, running],
  [{ cpu: { below: 12 } }, running, 'cpu', '12.3 %'],
  [{ cpu: { above: 90 } }, running, 'cpu', '12.3 %'],
  [{ processes: { most: 3, least: 3 } }, running],
  [{ processes: { most: 2 } }, running, 'processes', '3'],
  [{ processes: { least: 4 } }, running, 'processes', '3'],
  [small, {}, 'no-container', 'no container called flask'],
  [small, stopped, 'not-running', 'flask has exited with code 0'],
  [small, ended, 'not-running', 'flask ended while it was measured'],
];

async function judge(spec: Omit<StatsSpec, 'container'>, scene: Scene) {
  const full = { container: 'flask', ...spec };
  return stats.judge(full, await stats.observe(full, { world: fakeWorld(scene), task: 't' }));
}

describe('stats', () => {
  for (const [spec, scene, aspect, observed] of cases) {
    it(`${aspect ?? 'passes'}: ${JSON.stringify(spec)}, ${observed ?? ''}`, async () => {
      const judgement = await judge(spec, scene);
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }

  it('measures nothing unasked, and keeps what it was', async () => {
    const broken = { memory: { below: '1MB' } };
    assert.equal((await judge(broken, { ...running, asked: false, passed: ['t'] })).pass, true);
    const never = await judge(small, { ...running, asked: false });
    assert.deepEqual([never.pass, never.aspect], [false, 'not-asked']);
  });
});
