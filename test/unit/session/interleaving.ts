import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Lab } from '../../../src/lab/model.ts';
import { openSession } from '../../../src/session/open.ts';
import { readLog } from '../../../src/session/log.ts';
import { readMarker, sessionFolder, sessionIds } from '../../../src/session/places.ts';
import { readRecord, readState } from '../../../src/session/record.ts';
import type { Session } from '../../../src/session/session.ts';
import { startLab } from '../../../src/session/start.ts';
import type { State } from '../../../src/session/state.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';

/** Where an interleaving happens, on a real daemon or on one that is made up. */
export interface Scene {
  /** Its steps and tasks are those of the fixture small-box. */
  readonly lab: Lab;
  readonly folder: string;
  /** Where states are kept. */
  readonly root: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly connection: DockerConnection;
  /** What the learner does in a terminal; what cannot be done is no failure. */
  readonly does: Readonly<Record<Deed, () => Promise<void>>>;
  /** Throws when anything that is not the lab's was touched. */
  foreignStands(): Promise<void>;
  /** What holds now of an image of that name, looked at without the lab's own checks. */
  readonly truth: (image: string) => Promise<{ readonly named: boolean; readonly up: boolean }>;
  /** Whether the task held, or its act was done, at some time between (milliseconds since 1970). */
  readonly held: (task: 'named' | 'up' | 'inside', from: number, to: number) => boolean;
  /** Milliseconds after which the learner ends a way of several steps that is not done. */
  readonly patience: number;
}

const deeds = ['build', 'run', 'exec', 'remove', 'untag'] as const;
type Deed = (typeof deeds)[number];

export interface Act {
  readonly what: Deed | (typeof ours)[number];
  readonly window: number;
  readonly step: number;
  /** Whether the next act waits for this one. */
  readonly waits: boolean;
}

const ours = [
  ...(['start', 'stop', 'reload', 'check', 'look', 'solve', 'reset', 'cleanUp'] as const),
  ...(['bring', 'goTo', 'hint', 'answer', 'rename', 'renameBack'] as const),
] as const;

/** Any acts in any order, in two windows, each waiting for the one before or not. */
export function acts(longest: number): fc.Arbitrary<readonly Act[]> {
  const act = fc.record({
    // What a learner does and checks comes oftener than a reset that undoes it.
    what: fc.constantFrom(...ours, ...deeds, 'build', 'run', 'exec', 'check', 'check'),
    window: fc.nat(1),
    step: fc.nat(1),
    waits: fc.boolean(),
  });
  return fc.array(act, { minLength: 3, maxLength: longest });
}

const never = new AbortController().signal;

/** Does the acts, then looks at everything that must be true whatever was done. */
export async function interleave(scene: Scene, list: readonly Act[]): Promise<void> {
  const { lab, folder, root, variables, connection } = scene;
  const windows: (Session | undefined)[] = [];
  const under: Promise<void>[] = [];
  const closing: Promise<void>[] = [];
  const steps = lab.steps.map(({ id }) => id);
  const image = variables['image'] ?? '';

  const begin = async (): Promise<void> => {
    const begun = await startLab(
      { lab, folder, variables, connection, root, conflicts: 'replace' },
      never,
    );
    assert.equal(begun.kind, 'started');
  };
  const open = (): Promise<Session | undefined> =>
    openSession({ lab, folder, connection, root, listen: true });
  const close = (window: number): void => {
    const session = windows[window];
    windows[window] = undefined;
    session?.dispose();
    if (session) closing.push(session.closed);
  };
  const reload = async (window: number): Promise<void> => {
    close(window);
    const session = await open();
    close(window);
    windows[window] = session;
  };

  async function perform({ what, window, step }: Act): Promise<void> {
    const session = windows[window];
    const here = steps[step] ?? '';
    switch (what) {
      case 'start':
        close(0);
        await begin();
        return reload(0);
      case 'stop':
        close(window);
        return;
      case 'reload':
        return reload(window);
      case 'check':
      case 'look':
        await session?.check(here, { asked: what === 'check' }, never);
        return;
      case 'solve':
        await session?.solve(here, never);
        return;
      case 'reset':
        await session?.reset(await session.leftovers(never), never);
        return;
      case 'cleanUp':
        await session?.cleanUp(await session.leftovers(never), never);
        return;
      case 'bring': {
        const way = await session?.wayTo(here, never);
        if (way) await session?.bringTo(here, way, AbortSignal.timeout(scene.patience));
        return;
      }
      case 'goTo':
        return session?.goTo(here);
      case 'hint':
        return session?.hint('named');
      case 'answer':
        return session?.answer('host', ['wrong']);
      case 'rename':
      case 'renameBack':
        await session?.setVariable('image', what === 'rename' ? `${image}-2` : image);
        return;
      default:
        return scene.does[what]();
    }
  }

  try {
    await begin();
    await reload(0);
    for (const act of list) {
      const done = perform(act);
      under.push(done);
      if (act.waits) await done;
    }
    await Promise.all(under);
    await scene.foreignStands();
  } finally {
    await Promise.allSettled(under);
    close(0);
    close(1);
    await Promise.all(closing);
  }
  await remembersWell(
    scene,
    list.some(({ what }) => what === 'solve' || what === 'bring'),
  );
  await judgesRightly(scene);
}

/** `answered`: a solution gave the right answer. Every memory can be read whole, and holds no tick that was never true in its start. */
async function remembersWell({ lab, root, folder, held }: Scene, answered: boolean): Promise<void> {
  const current = (await readMarker(folder))?.session;
  const ids = await sessionIds(root);
  assert.ok(current !== undefined && ids.includes(current));
  const tasks = lab.steps.flatMap((step) => step.tasks.map(({ id }) => id));
  for (const id of ids) {
    const home = sessionFolder(root, id);
    const lines = (await readFile(join(home, 'evidence.log'), 'utf8')).split('\n').slice(0, -1);
    for (const line of lines) assert.ok(readRecord(line), line);
    const { state } = await readLog(home);
    assert.ok(state);
    assert.deepEqual(readState(await readFile(join(home, 'state.json'), 'utf8')), state);
    for (const [task, { passedAt }] of Object.entries(state.tasks)) {
      assert.ok(tasks.includes(task), task);
      assert.ok(passedAt >= state.startedAt, `${task} passed before its start`);
      if (task === 'named' || task === 'up' || task === 'inside') {
        assert.ok(held(task, state.startedAt, passedAt), `${task} is ticked and was never so`);
      }
      assert.ok(task !== 'host' || answered, 'a wrong answer is ticked');
    }
  }
}

/** A new window finds exactly what is so. */
async function judgesRightly({ lab, folder, root, connection, truth }: Scene): Promise<void> {
  const session = await openSession({ lab, folder, connection, root, listen: true });
  assert.ok(session);
  try {
    const now = await truth(session.state().variables['image'] ?? '');
    await session.goTo('run');
    const results = [
      await session.check('build', { asked: true }, never),
      await session.check('run', { asked: true }, never),
    ];
    const found = (task: string): string | undefined =>
      results.map(({ verdicts }) => verdicts.get(task)?.status).find((status) => status);
    const holds = (task: string, state: State): boolean =>
      state.tasks[task] !== undefined && state.tasks[task].changedAt === undefined;
    for (const task of ['named', 'up'] as const) {
      const status = found(task);
      // After a clean-up what was done is not judged again.
      if (status !== undefined) assert.equal(status, now[task] ? 'passed' : 'failed', task);
      else assert.ok(holds(task, session.state()), `${task} was not judged`);
    }
  } finally {
    session.dispose();
    await session.closed;
  }
}
