import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { checkSchemas } from '../../../src/check/checks.ts';
import { readLab } from '../../../src/lab/load.ts';
import type { Lab } from '../../../src/lab/model.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import { daemonWith, heldContainer, heldImage, type Held } from './daemonFake.ts';
import { acts, interleave, type Scene } from './interleaving.ts';

const fixture = resolve(import.meta.dirname, '../../docker/session/fixture/small-box');
const [image, container] = ['small-box/hello:v1', 'small-box'];
const theirs = ['theirs', 'theirs:1'] as const;

/** A scene in a folder of its own, on a daemon that holds something foreign. */
function makeScene(lab: Lab, base: string): Scene {
  const held: Held = {
    containers: [heldContainer('foreign', theirs[0])],
    images: [heldImage('sha256:foreign', theirs[1]), heldImage('sha256:base', 'python:3.11')],
  };
  const { docker, connection } = daemonWith(held);
  const queues = new Set<(event: DaemonEvent) => void>();
  const past: DaemonEvent[] = [];
  const seen: { time: number; named: boolean; up: boolean }[] = [];
  const execs: number[] = [];
  let count = 0;

  const imageOf = () => held.images.find(({ tags }) => tags.includes(image));
  const truth = () => {
    const own = imageOf();
    const up = held.containers.some(
      ({ name, imageId }) => name === container && own !== undefined && imageId === own.id,
    );
    return { named: own !== undefined, up };
  };
  const observe = (): void => void seen.push({ time: Date.now(), ...truth() });
  const emit = (type: string, action: string, id: string, name: string): void => {
    const time = Date.now();
    count += 1;
    const timeNano = `${String(time)}${String(count).padStart(6, '0')}`;
    const event = { time, timeNano, type, action, id, attributes: { name, image } };
    past.push(event);
    for (const push of queues) push(event);
  };
  const fake: DockerConnection = {
    ...connection,
    reader: () => ({
      ...docker,
      image: async (reference) => {
        const found = await docker.image(reference);
        return found && { ...found, command: ['sleep', '3600'], lastTagged: Date.now() };
      },
      container: async (id) => {
        const found = await docker.container(id);
        return found && { ...found, state: 'running', tty: true, hostname: 'box', image };
      },
    }),
    events: ({ since = '0', ready }, signal) => events(since, ready, signal),
    removeContainer: (id, signal) => connection.removeContainer(id, signal).finally(observe),
    removeImage: (name, signal) => connection.removeImage(name, signal).finally(observe),
  };

  async function* events(
    since: string,
    ready: (() => void) | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<DaemonEvent> {
    const waiting = past.filter(({ timeNano }) => timeNano >= since);
    let wake = (): void => undefined;
    const push = (event: DaemonEvent): void => {
      waiting.push(event);
      wake();
    };
    queues.add(push);
    signal.addEventListener('abort', () => wake(), { once: true });
    ready?.();
    try {
      for (;;) {
        const next = waiting.shift();
        if (next) yield next;
        else if (signal.aborted) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      queues.delete(push);
    }
  }

  const act = (work: () => void) => (): Promise<void> => {
    work();
    observe();
    return Promise.resolve();
  };
  observe();
  return {
    lab,
    folder: join(base, 'lab'),
    root: join(base, 'state'),
    variables: { image: 'small-box/hello', container },
    connection: fake,
    does: {
      build: act(() => {
        count += 1;
        held.images = held.images
          .map((one) => ({ ...one, tags: one.tags.filter((tag) => tag !== image) }))
          .filter(({ tags }) => tags.length > 0);
        held.images.push(heldImage(`sha256:${String(count)}`, image));
        emit('image', 'tag', `sha256:${String(count)}`, image);
      }),
      run: act(() => {
        const own = imageOf();
        if (!own || held.containers.some(({ name }) => name === container)) return;
        count += 1;
        const id = `c${String(count)}`;
        held.containers.push({
          ...heldContainer(id, container, own.id),
          ...{ state: 'running', image },
        });
        emit('container', 'start', id, container);
      }),
      exec: act(() => {
        const one = held.containers.find(({ name }) => name === container);
        if (!one) return;
        execs.push(Date.now());
        emit('container', 'exec_create: sh', one.id, container);
      }),
      remove: act(() => {
        held.containers = held.containers.filter(({ name }) => name !== container);
      }),
      untag: act(() => {
        held.images = held.images.filter(({ tags }) => !tags.includes(image));
      }),
    },
    foreignStands: () => {
      assert.ok(held.containers.some(({ name }) => name === theirs[0]));
      assert.ok(held.images.some(({ tags }) => tags.includes(theirs[1])));
      assert.ok(held.images.some(({ tags }) => tags.includes('python:3.11')));
      return Promise.resolve();
    },
    // Under another name the learner builds nothing.
    truth: (name) =>
      Promise.resolve(`${name}:v1` === image ? truth() : { named: false, up: false }),
    patience: 10,
    held: (task, from, to) =>
      task === 'inside'
        ? execs.some((time) => time >= from && time <= to)
        : seen.some((one, at) => one[task] && one.time <= to && (seen[at + 1]?.time ?? to) >= from),
  };
}

describe('a thousand interleavings of two windows', function () {
  let lab: Lab;
  before(async () => {
    const { lab: read, faults } = await readLab(fixture, 'workspace', checkSchemas);
    assert.ok(read, JSON.stringify(faults));
    // Here the learner alone runs commands; the solution edits and answers.
    const steps = read.steps.map((step) => ({
      ...step,
      solve: step.solve.filter((action) => !('run' in action)),
    }));
    lab = { ...read, steps };
  });

  it('no crash, no wrong tick, nothing foreign touched, every state valid', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(acts(14), async (list) => {
        const base = await mkdtemp(join(tmpdir(), 'container-lab-acts-'));
        try {
          await interleave(makeScene(lab, base), list);
        } finally {
          await rm(base, { recursive: true, force: true });
        }
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });
});
