import assert from 'node:assert/strict';
import type { Session, StepResult } from '../../../src/session/session.ts';
import type { State } from '../../../src/session/state.ts';
import { openLab } from '../../../src/vscode/openLab.ts';
import { failed, lab, passed, state, subject } from './guide/lab.ts';

/** A session whose check is held until it is let go. */
function fake(over: Partial<State> = {}) {
  let now = state(over);
  let letGo: (result: StepResult) => void = () => undefined;
  const held = new Promise<StepResult>((resolve) => (letGo = resolve));
  const signals: AbortSignal[] = [];
  const session: Session = {
    ...subject().session,
    lab,
    state: () => now,
    check: (_, __, signal) => {
      signals.push(signal);
      return held;
    },
    goTo: (step) => {
      now = { ...now, step };
      return Promise.resolve();
    },
    answer: () => Promise.resolve(),
    hint: () => Promise.resolve(),
    more: () => Promise.resolve(),
    showSolution: () => Promise.resolve(),
    setVariable: () => Promise.resolve(undefined),
    ran: () => undefined,
    saved: () => undefined,
    lookAtCluster: () => undefined,
    leftovers: () => Promise.resolve([]),
    cleanUp: () => Promise.resolve([]),
    changedFiles: () => Promise.resolve([]),
    reset: () => Promise.resolve({ removals: [] }),
    wayTo: () => Promise.resolve({ steps: [], files: [], inTheWay: [] }),
    bringTo: () => Promise.resolve({ done: [] }),
    solve: () => Promise.resolve(undefined),
    daemon: () => true,
    onChange: () => () => undefined,
    dispose: () => undefined,
    closed: Promise.resolve(),
  };
  return { session, signals, letGo: (one: StepResult) => letGo(one) };
}

const result: StepResult = {
  step: 'build',
  verdicts: new Map([['named', failed()]]),
  asked: true,
  at: 0,
};
const all = Object.fromEntries(
  ['named', 'starts', 'why', 'guess'].map((id) => [id, { passedAt: 1 }]),
);

describe('a lab that is open', () => {
  it('says that it checks, and what was asked for', async () => {
    const { session, letGo } = fake();
    let told = 0;
    const open = openLab(session, () => (told += 1));
    const checked = open.check();
    assert.equal(open.subject().checking, true);
    assert.equal(await open.check(), undefined, 'a second check waits for none');
    letGo(result);
    assert.equal(await checked, result);
    assert.equal(open.subject().checking, false);
    assert.deepEqual([...open.subject().asked], ['named']);
    assert.equal(told, 2);
  });

  it('cancels a check', async () => {
    const { session, letGo, signals } = fake();
    const open = openLab(session, () => undefined);
    const checked = open.check();
    open.cancel();
    assert.equal(signals[0]?.aborted, true);
    letGo({ ...result, verdicts: new Map([['named', passed]]) });
    assert.equal(await checked, undefined);
    assert.equal(open.subject().asked.size, 0);
  });

  it('goes on, back, and nowhere that is not there', async () => {
    const { session } = fake();
    const open = openLab(session, () => undefined);
    assert.deepEqual(await open.next(), {});
    assert.equal(session.state().step, 'ask');
    await open.goTo('nowhere');
    assert.equal(session.state().step, 'ask');
    await open.previous();
    assert.equal(session.state().step, 'build');
    await open.previous();
    assert.equal(session.state().step, 'build');
  });

  for (const [name, tasks, openStep] of [
    ['not done', { named: { passedAt: 1 } }, 'build'],
    ['changed', { ...all, why: { passedAt: 1, changedAt: 2 } }, 'ask'],
  ] as const) {
    it(`leads from the last step to the first with a task that is ${name}`, async () => {
      const { session } = fake({ step: 'ask', tasks });
      const open = openLab(session, () => undefined);
      assert.deepEqual(await open.next(), { openStep });
      assert.equal(session.state().step, openStep);
      assert.equal(open.subject().atEnd, false);
    });
  }

  it('ends when it is finished, and opens at its end', async () => {
    const { session } = fake({ step: 'ask', tasks: all, finishedAt: 5 });
    const open = openLab(session, () => undefined);
    assert.equal(open.subject().atEnd, true);
    await open.previous();
    assert.equal(open.subject().atEnd, false);
    assert.deepEqual(await open.next(), {});
    assert.equal(open.subject().atEnd, true);
  });
});
