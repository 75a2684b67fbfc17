import assert from 'node:assert/strict';
import { fold, restore } from '../../../src/session/fold.ts';
import { readRecord } from '../../../src/session/record.ts';
import type { LogRecord, State } from '../../../src/session/state.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import { anAct } from '../check/clusterFakes.ts';

const started: Extract<LogRecord, { is: 'started' }> = {
  is: 'started',
  time: 1,
  lab: 'a',
  version: 1,
  folder: '/f',
  variables: { image: 'hello' },
  before: { containers: ['c0'], images: ['i0'] },
};

const event = (timeNano: string, action = 'start', id = 'c1'): DaemonEvent => ({
  time: Number(timeNano) / 1e6,
  timeNano,
  type: 'container',
  action,
  id,
  attributes: {},
});

describe('fold', () => {
  const table: [string, LogRecord[], Partial<State>][] = [
    ['a start', [], { lab: 'a', step: '', tasks: {} }],
    ['a step', [{ is: 'step', time: 2, step: 'build' }], { step: 'build' }],
    [
      'a variable',
      [{ is: 'variable', time: 2, name: 'image', value: 'mine' }],
      { variables: { image: 'mine' } },
    ],
    ['a pass', [{ is: 'passed', time: 2, task: 't' }], { tasks: { t: { passedAt: 2 } } }],
    ['a change without a pass', [{ is: 'changed', time: 2, task: 't' }], { tasks: {} }],
    [
      'a change keeps when it began',
      [
        { is: 'passed', time: 2, task: 't' },
        { is: 'changed', time: 3, task: 't' },
        { is: 'changed', time: 4, task: 't' },
      ],
      { tasks: { t: { passedAt: 2, changedAt: 3 } } },
    ],
    [
      'a pass after a change keeps the first time',
      [
        { is: 'passed', time: 2, task: 't' },
        { is: 'changed', time: 3, task: 't' },
        { is: 'passed', time: 4, task: 't' },
      ],
      { tasks: { t: { passedAt: 2 } } },
    ],
    [
      'hints and degrees',
      [
        { is: 'hint', time: 2, task: 't' },
        { is: 'hint', time: 3, task: 't' },
        { is: 'more', time: 4, task: 't' },
      ],
      { hints: { t: 2 }, degrees: { t: 1 } },
    ],
    [
      'the newest answer',
      [
        { is: 'answer', time: 2, task: 't', value: ['a'] },
        { is: 'answer', time: 3, task: 't', value: ['b', 'c'] },
      ],
      { answers: { t: ['b', 'c'] } },
    ],
    [
      'what was made, once',
      [
        { is: 'made', time: 2, object: 'image', name: 'x' },
        { is: 'made', time: 3, object: 'image', name: 'x' },
        { is: 'made', time: 3, object: 'container', name: 'x' },
      ],
      {
        made: [
          { object: 'image', name: 'x' },
          { object: 'container', name: 'x' },
        ],
      },
    ],
    [
      'finished stays finished after a clean-up',
      [
        { is: 'finished', time: 2 },
        { is: 'finished', time: 3 },
        { is: 'cleaned', time: 4 },
        { is: 'passed', time: 5, task: 't' },
      ],
      { finishedAt: 2, cleanedAt: 4 },
    ],
    [
      'a shown solution, once',
      [
        { is: 'solution', time: 2, step: 's' },
        { is: 'solution', time: 3, step: 's' },
      ],
      { shown: ['s'] },
    ],
  ];
  for (const [name, records, expected] of table) {
    it(name, () => {
      const { state } = fold([started, ...records]);
      assert.deepEqual({ ...state, ...expected }, state);
    });
  }

  it('a pass after a clean-up in mid-lab takes the lab up again', () => {
    const { state } = fold([
      started,
      { is: 'cleaned', time: 2 },
      { is: 'passed', time: 3, task: 't' },
    ]);
    assert.equal(state?.cleanedAt, undefined);
  });

  it('records before the start and a second start say nothing', () => {
    const { state } = fold([
      { is: 'passed', time: 1, task: 'early' },
      started,
      { ...started, lab: 'b' },
    ]);
    assert.equal(state?.lab, 'a');
    assert.deepEqual(state.tasks, {});
  });

  it('events are told apart and sorted by nanoseconds', () => {
    const { evidence } = fold([
      started,
      { is: 'event', time: 9, event: event('10000000') },
      { is: 'event', time: 9, event: event('9000000') },
      { is: 'event', time: 10, event: event('10000000') },
      { is: 'event', time: 10, event: event('10000000', 'die') },
      { is: 'gap', time: 11, from: 1, to: 2 },
    ]);
    assert.deepEqual(
      evidence.events.map(({ timeNano, action }) => `${timeNano} ${action}`),
      ['9000000 start', '10000000 start', '10000000 die'],
    );
    assert.deepEqual(evidence.gaps, [{ from: 1, to: 2 }]);
  });

  it('a reset forgets all but the names, what was there before, and what was made', () => {
    const { state, evidence } = fold([
      started,
      { is: 'variable', time: 2, name: 'image', value: 'mine' },
      { is: 'passed', time: 2, task: 't' },
      { is: 'hint', time: 2, task: 't' },
      { is: 'solution', time: 2, step: 'build' },
      { is: 'answer', time: 2, task: 'q', value: ['x'] },
      { is: 'made', time: 2, object: 'network', name: 'net' },
      { is: 'event', time: 2, event: event('2000000') },
      { is: 'gap', time: 2, from: 1, to: 2 },
      { is: 'act', time: 2, act: anAct() },
      { is: 'cluster-gap', time: 2, from: 1, to: 2 },
      { is: 'finished', time: 3 },
      { is: 'cleaned', time: 3 },
      { is: 'reset', time: 4, version: 2, step: 'build' },
      { is: 'event', time: 5, event: event('5000000') },
    ]);
    assert.deepEqual(state, {
      ...{ lab: 'a', version: 2, folder: '/f', startedAt: 4, variables: { image: 'mine' } },
      ...{ before: started.before, step: 'build', tasks: {}, hints: {}, degrees: {}, shown: [] },
      ...{ answers: {}, made: [{ object: 'network', name: 'net' }] },
    });
    const cluster = { acts: [], gaps: [] };
    assert.deepEqual(evidence, { events: [event('5000000')], gaps: [], cluster });
    assert.deepEqual(fold(restore(state)).state, state);
  });

  it('acts on the cluster are told apart, and in the order of their versions', () => {
    const [late, early] = [anAct({ resourceVersion: '1000' }), anAct({ resourceVersion: '999' })];
    const twice = { ...late, time: 9 };
    const acts = [late, early, twice].map((act) => ({ is: 'act', time: 2, act }) as const);
    const heard = { is: 'heard', time: 3, cluster: 'c', version: '1000' } as const;
    const folded = fold([started, ...acts, { is: 'cluster-gap', time: 2, from: 1, to: 2 }, heard]);
    assert.deepEqual(folded.evidence.cluster, { acts: [early, late], gaps: [{ from: 1, to: 2 }] });
    assert.equal(folded.heard?.version, '1000');
    const records: LogRecord[] = [started, ...acts, heard];
    assert.deepEqual(
      records.map((record) => readRecord(JSON.stringify(record))),
      records,
    );
  });

  it('a reset before any start says nothing', () => {
    assert.equal(fold([{ is: 'reset', time: 4, version: 1, step: '' }]).state, undefined);
  });

  it('a state can be said again in records', () => {
    const records: LogRecord[] = [
      started,
      { is: 'step', time: 2, step: 'build' },
      { is: 'passed', time: 2, task: 't' },
      { is: 'changed', time: 3, task: 't' },
      { is: 'hint', time: 3, task: 't' },
      { is: 'more', time: 3, task: 't' },
      { is: 'solution', time: 3, step: 'build' },
      { is: 'answer', time: 3, task: 'q', value: ['x'] },
      { is: 'made', time: 3, object: 'image', name: 'x' },
      { is: 'finished', time: 4 },
      { is: 'cleaned', time: 5 },
    ];
    const { state } = fold(records);
    assert.ok(state);
    assert.deepEqual(fold(restore(state)).state, state);
  });
});
