import assert from 'node:assert/strict';
import { isOlder, readActs } from '../../../../src/world/cluster/acts.ts';
import type { Change } from '../../../../src/world/cluster/objects.ts';
import type { Json } from '../../check/clusterFakes.ts';
import { aDeployment, anObject, aPod } from '../../check/clusterFakes.ts';

const leaving = { deletionTimestamp: '2026-01-01T00:00:00Z' };
const status = (restartCount: number): Json => ({
  containerStatuses: [{ name: 'web', ready: true, restartCount, state: { running: {} } }],
});
const image = (name: string): Json => ({
  replicas: 2,
  template: { spec: { containers: [{ name: 'web', image: name }] } },
});
const set = (history: string): Json => ({
  ...aDeployment(
    {},
    {},
    {
      name: 'flask-5f',
      uid: 'r1',
      annotations: {
        'deployment.kubernetes.io/revision': '3',
        ...(history === '' ? {} : { 'deployment.kubernetes.io/revision-history': history }),
      },
    },
  ),
  kind: 'ReplicaSet',
});

type Case = readonly [
  title: string,
  before: readonly Json[],
  changes: readonly (readonly [Change['is'], Json])[],
  acts: readonly string[],
];
const cases: readonly Case[] = [
  ['a Pod that comes', [], [['added', aPod()]], ['created']],
  ['a Pod that was there', [aPod()], [['modified', aPod()]], []],
  [
    'a Pod that is asked to go, then goes: once',
    [aPod()],
    [
      ['modified', aPod(leaving)],
      ['modified', aPod(leaving)],
      ['deleted', aPod(leaving)],
    ],
    ['deleted'],
  ],
  ['a Pod that goes at once', [aPod()], [['deleted', aPod()]], ['deleted']],
  ['a container started anew', [aPod()], [['modified', aPod({}, status(2))]], ['restarted 0→2']],
  [
    'a scaled Deployment',
    [aDeployment()],
    [['modified', aDeployment({ replicas: 5 })]],
    ['scaled 2→5'],
  ],
  [
    'another image',
    [aDeployment()],
    [['modified', aDeployment(image('findsec/hello:v2'))]],
    ['image-changed findsec/hello:v1→findsec/hello:v2'],
  ],
  ['a Deployment that went back', [set('')], [['modified', set('1')]], ['undone →3']],
  ['a Deployment that went back once more', [set('1')], [['modified', set('1,3')]], ['undone 1→3']],
  ['an unchanged one', [set('1')], [['modified', set('1')]], []],
];

describe('acts on the cluster', () => {
  for (const [title, before, changes, expected] of cases) {
    it(`reads ${title}`, () => {
      const acts = readActs();
      acts.take(before.map(anObject));
      const read = changes.flatMap(([is, json]) => acts.read({ is, object: anObject(json) }, 1));
      const words = read.map(({ act, from, to }) =>
        from + to === '' ? act : `${act} ${from}→${to}`,
      );
      assert.deepEqual(words, expected);
    });
  }

  it('tells whether a list differs from what was seen last', () => {
    const acts = readActs();
    const at = (version: string): Json => aPod({ resourceVersion: version });
    assert.equal(acts.take([anObject(at('1'))]), true);
    assert.equal(acts.take([anObject(at('1'))]), false);
    assert.equal(acts.take([anObject(at('2'))]), true);
    assert.equal(acts.take([]), true);
  });

  it('puts versions in order however long they are', () => {
    assert.equal(isOlder('99', '100'), true);
    assert.equal(isOlder('100', '100'), false);
    assert.equal(isOlder('101', '100'), false);
  });
});
