import assert from 'node:assert/strict';
import type { TaskResult } from '../../../src/check/run.ts';
import type { Verdict } from '../../../src/check/verdict.ts';
import type { Lab, Task } from '../../../src/lab/model.ts';
import { isFinished, recordsOf, shownVerdicts, tasksToCheck } from '../../../src/session/plan.ts';
import type { State } from '../../../src/session/state.ts';

const text = { en: 'x', 'zh-cn': 'x' };
const task = (id: string, holds: Task['holds'] = 'step', type = 'image'): Task => ({
  id,
  title: text,
  type,
  spec: {},
  holds,
  hints: [],
});
const step = (id: string, ...tasks: Task[]): Lab['steps'][number] => ({
  id,
  title: text,
  text,
  tasks,
  solve: [],
});
const lab: Lab = {
  id: 'a',
  version: 1,
  title: text,
  summary: text,
  level: 'beginner',
  duration: 1,
  needs: { images: [] },
  variables: {},
  owns: { containers: [], images: [], networks: [], volumes: [] },
  templates: [],
  folder: '/lab',
  origin: 'extension',
  steps: [
    step(
      'one',
      task('s1'),
      task('l1', 'lab'),
      task('u1', { until: 'two' }),
      task('q1', 'step', 'quiz'),
    ),
    step('two', task('s2'), task('p2', 'step', 'predict')),
    step('three', task('s3')),
  ],
};
const empty: State = {
  lab: 'a',
  version: 1,
  folder: '/f',
  startedAt: 0,
  variables: {},
  before: { containers: [], images: [] },
  step: 'one',
  tasks: {},
  hints: {},
  degrees: {},
  shown: [],
  answers: {},
  made: [],
};
const passed = (...ids: string[]): State['tasks'] =>
  Object.fromEntries(ids.map((id) => [id, { passedAt: 1 }]));

describe('which tasks a check asks about', () => {
  const table: [string, Partial<State>, string, string][] = [
    ['its own at the start, not an unanswered question', {}, 'one', 's1 l1 u1'],
    ['an answered question', { answers: { q1: ['a'] } }, 'one', 's1 l1 u1 q1'],
    ['an empty answer is none', { answers: { q1: [' '] } }, 'one', 's1 l1 u1'],
    ['its own that passed, while here', { tasks: passed('s1') }, 'one', 's1 l1 u1'],
    [
      'earlier ones that should hold',
      { step: 'two', tasks: passed('s1', 'l1', 'u1') },
      'two',
      's2 l1 u1',
    ],
    [
      'not those whose last step is behind',
      { step: 'three', tasks: passed('s1', 'l1', 'u1') },
      'three',
      's3 l1',
    ],
    [
      'not those whose last step is behind one that is asked about by its name',
      { step: 'one', tasks: passed('s1', 'l1', 'u1') },
      'three',
      's3 l1',
    ],
    [
      'going back judges only what should hold or is open',
      { step: 'one', tasks: passed('s1', 'l1', 's2') },
      'one',
      'l1 u1 s2',
    ],
    ['earlier ones that never passed are left alone', { step: 'two' }, 'two', 's2'],
    [
      'nothing that passed after a clean-up',
      { step: 'two', tasks: passed('l1', 'u1'), cleanedAt: 2 },
      'two',
      's2',
    ],
    [
      'what had changed before the clean-up can be done again',
      { tasks: { s1: { passedAt: 1, changedAt: 2 }, l1: { passedAt: 1 } }, cleanedAt: 3 },
      'one',
      's1 u1',
    ],
    [
      'an answered prediction always',
      { step: 'three', tasks: passed('p2'), answers: { p2: ['a'] } },
      'three',
      's3 p2',
    ],
  ];
  for (const [name, state, at, expected] of table) {
    it(name, () => {
      const tasks = tasksToCheck(lab, { ...empty, ...state }, at);
      assert.equal(tasks.map(({ id }) => id).join(' '), expected);
    });
  }
});

const judgement = { pass: false, expected: { text }, observed: { text } };
const block = { id: 'time-out', text: { text }, degrees: [], places: [] };
const verdicts: Record<'passed' | 'failed' | 'blocked' | 'waiting', Verdict> = {
  passed: { status: 'passed', judgement },
  failed: { status: 'failed', judgement },
  blocked: { status: 'blocked', block },
  waiting: { status: 'waiting', for: 'x' },
};
const result = (status: keyof typeof verdicts): ReadonlyMap<string, TaskResult> =>
  new Map([['s1', { verdict: verdicts[status] }]]);

describe('what a verdict records', () => {
  const table: [keyof typeof verdicts, State['tasks'], string][] = [
    ['passed', {}, 'passed'],
    ['passed', passed('s1'), ''],
    ['passed', { s1: { passedAt: 1, changedAt: 2 } }, 'passed'],
    ['failed', {}, ''],
    ['failed', passed('s1'), 'changed'],
    ['failed', { s1: { passedAt: 1, changedAt: 2 } }, ''],
    ['blocked', passed('s1'), ''],
    ['waiting', passed('s1'), ''],
  ];
  for (const [status, tasks, expected] of table) {
    it(`${status} after ${JSON.stringify(tasks)}`, () => {
      const records = recordsOf(result(status), { ...empty, tasks }, 3);
      assert.equal(records.map(({ is }) => is).join(), expected);
    });
  }
});

describe('what a run shows', () => {
  type Status = keyof typeof verdicts;
  const table: [Status, boolean, State['tasks'], Status | undefined, string][] = [
    ['passed', false, {}, undefined, 'passed'],
    ['failed', false, {}, undefined, 'nothing'],
    ['failed', true, {}, undefined, 'failed'],
    ['failed', false, passed('s1'), 'passed', 'failed'],
    ['failed', false, {}, 'failed', 'failed'],
    ['failed', false, {}, 'waiting', 'nothing'],
    ['blocked', false, passed('s1'), 'passed', 'passed'],
    ['blocked', true, passed('s1'), 'passed', 'blocked'],
    ['waiting', false, {}, 'failed', 'failed'],
  ];
  for (const [status, asked, tasks, before, expected] of table) {
    it(`${status}, ${asked ? 'asked' : 'by itself'}, over ${before ?? 'nothing'}`, () => {
      const old = new Map(before ? [['s1', verdicts[before]]] : []);
      const now = result(status);
      const shown = shownVerdicts(old, now, { ...empty, tasks }, asked);
      assert.equal(shown.get('s1')?.status ?? 'nothing', expected);
    });
  }
});

describe('a finished lab', () => {
  const all = passed('s1', 'l1', 'u1', 'q1', 's2', 'p2', 's3');
  it('has passed everything', () => {
    assert.ok(isFinished(lab, { ...empty, tasks: all }));
    const { s3, ...rest } = all;
    assert.ok(s3);
    assert.equal(isFinished(lab, { ...empty, tasks: rest }), false);
    const changed = { ...all, s3: { passedAt: 1, changedAt: 2 } };
    assert.equal(isFinished(lab, { ...empty, tasks: changed }), false);
  });

  it('need not have again what changed after its time', () => {
    const tasks = { ...all, u1: { passedAt: 1, changedAt: 2 } };
    assert.ok(isFinished(lab, { ...empty, tasks }));
    const atTheEnd = { ...all, l1: { passedAt: 1, changedAt: 2 } };
    assert.equal(isFinished(lab, { ...empty, tasks: atTheEnd }), false);
    assert.equal(isFinished(lab, { ...empty, tasks, cleanedAt: 3 }), false);
  });
});
