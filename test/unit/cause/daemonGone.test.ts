import assert from 'node:assert/strict';
import { explainError } from '../../../src/cause/blocks.ts';
import { find } from '../../../src/cause/find.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { Verdict } from '../../../src/check/verdict.ts';
import type { Docker } from '../../../src/world/docker/docker.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import type { WorldFault } from '../../../src/world/worldError.ts';
import { aContainer, anImage, fakeWorld } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';

const options = { limit: 5_000, endpoint: 'unix:///d.sock', explain: find, block: explainError };

/** Judges a task in a world of which the daemon answers `reads` questions, and then fails. */
async function judged(
  type: string,
  spec: unknown,
  scene: Scene,
  { reads, fault }: { readonly reads: number; readonly fault: WorldFault },
): Promise<Verdict> {
  const world = fakeWorld(scene);
  let left = reads;
  const answer = <Value>(value: Promise<Value>): Promise<Value> =>
    (left -= 1) >= 0 ? value : Promise.reject(new WorldError(fault, 'unix:///d.sock', 'gone'));
  const docker: Docker = {
    ...world.docker,
    image: (reference) => answer(world.docker.image(reference)),
    images: () => answer(world.docker.images()),
    container: (name) => answer(world.docker.container(name)),
    containers: () => answer(world.docker.containers()),
    logs: (container, lines) => answer(world.docker.logs(container, lines)),
  };
  const title = { en: 't', 'zh-cn': 't' };
  const task = { id: 't', title, type, spec, holds: 'step' as const, hints: [] };
  const never = new AbortController().signal;
  const results = await runTasks([task], () => ({ ...world, docker }), options, never);
  return (results.get('t') ?? assert.fail()).verdict;
}

const ref = 'findsec/hello:v1';
const dead = aContainer({ state: 'exited', exitCode: 1 });
const stopped: Scene = { daemon: { images: [anImage({ tags: [ref] })], containers: [dead] } };

describe('a daemon that goes away between a check and its cause', () => {
  it('blocks a missing image', async () => {
    const verdict = await judged('image', { ref }, {}, { reads: 2, fault: 'daemon-down' });
    assert.equal(verdict.status === 'blocked' && verdict.block.id, 'daemon-down');
  });

  it('blocks a container that has exited', async () => {
    const spec = { name: 'flask', state: 'running' };
    const verdict = await judged('container', spec, stopped, { reads: 1, fault: 'time-out' });
    assert.equal(verdict.status === 'blocked' && verdict.block.id, 'time-out');
  });

  it('says the cause that needs no daemon', async () => {
    const scene = { files: { 'a.ini': '[a]\nb = ____\n' } };
    const verdict = await judged('file', { path: 'a.ini' }, scene, {
      reads: 0,
      fault: 'daemon-down',
    });
    assert.equal(verdict.status === 'failed' && verdict.cause?.id, 'gap-left');
  });

  it('passes over a cause whose one object the daemon refuses to show', async () => {
    const spec = { name: 'flask', state: 'running' };
    const verdict = await judged('container', spec, stopped, { reads: 1, fault: 'refused' });
    assert.equal(verdict.status === 'failed' && verdict.cause?.id, 'unknown');
  });
});
