import assert from 'node:assert/strict';
import { quiz } from '../../../../src/check/types/quiz.ts';
import type { QuizSpec } from '../../../../src/check/types/quiz.ts';
import { toPlain } from '../../../../src/text.ts';
import { aContainer, anImage, fakeWorld } from '../fakes.ts';
import type { Scene } from '../fakes.ts';

const text = (en: string) => ({ en, 'zh-cn': en });
const choice = (id: string, right?: true) => ({
  id,
  text: text(id),
  reply: text(`reply to ${id}`),
  ...(right === undefined ? {} : { right }),
});
const one: QuizSpec = { kind: 'one', choices: [choice('a'), choice('b', true), choice('c')] };
const many: QuizSpec = {
  kind: 'many',
  choices: [choice('a', true), choice('b', true), choice('c')],
};
const order: QuizSpec = {
  kind: 'order',
  choices: ['a', 'b', 'c'].map((id) => ({ id, text: text(id) })),
  reply: text('look again'),
};
const typed: QuizSpec = { kind: 'text', accept: ['global.ini', 'ABC123'], reply: text('no') };
const probe: QuizSpec = {
  kind: 'text',
  fromWorld: { exec: { container: 'flask', argv: ['readlink', '/proc/1/ns/pid'] } },
};
const top: QuizSpec = { kind: 'text', fromWorld: { top: 'flask', count: true } };
const hostname: QuizSpec = { kind: 'text', fromWorld: { hostname: 'flask' } };
const digest: QuizSpec = { kind: 'text', fromWorld: { digest: 'httpd:2.4' } };
const pulled: Scene = {
  daemon: {
    images: [
      anImage({
        tags: ['httpd:2.4', 'localhost:5000/httpd:2.4'],
        digests: ['httpd@sha256:aa11', 'localhost:5000/httpd@sha256:cc33', 'httpd@sha256:bb22'],
      }),
    ],
  },
};
const shared: QuizSpec = { kind: 'text', fromWorld: { sharedLayers: ['a:v1', 'a:v2'] } };
const lastLayer: QuizSpec = { kind: 'text', fromWorld: { lastLayer: 'a:v1' } };
const object: QuizSpec = {
  kind: 'text',
  fromWorld: {
    object: { kind: 'Service', namespace: 'web', name: 'hello', path: 'spec.clusterIP' },
  },
};
const etcdId: QuizSpec = {
  kind: 'text',
  fromWorld: { containerId: { pod: 'etcd-node', namespace: 'kube-system', container: 'etcd' } },
};
const id = '0123456789abcdef'.repeat(4);
const etcd = (container: object): Scene => ({
  cluster: {
    objects: [
      {
        kind: 'Pod',
        metadata: { name: 'etcd-node', namespace: 'kube-system', uid: 'u', resourceVersion: '1' },
        spec: {
          containers: [
            { name: 'side', image: 's' },
            { name: 'etcd', image: 'e' },
          ],
        },
        status: { containerStatuses: [{ name: 'etcd', ...container }] },
      },
    ],
  },
});
const service: Scene = {
  cluster: {
    objects: [
      {
        kind: 'Service',
        metadata: { name: 'hello', namespace: 'web', uid: 'u', resourceVersion: '1' },
        spec: { clusterIP: '10.96.0.7' },
      },
    ],
  },
};
const images = (...tags: string[]): Scene => ({
  daemon: { images: tags.map((tag) => anImage({ tags: [tag], layers: ['base', 'pip', tag] })) },
});
const running: Scene = {
  daemon: {
    containers: [aContainer()],
    processes: ['uwsgi', 'uwsgi', 'uwsgi'],
    exec: { exitCode: 0, output: 'pid:[4026531836]\n', error: '' },
  },
};

/** Spec, answer, scene, the aspect (undefined for right), the reply. */
type Case = readonly [
  QuizSpec,
  readonly string[] | undefined,
  Scene,
  (string | undefined)?,
  string?,
];

const cases: readonly Case[] = [
  [one, undefined, {}, 'unanswered'],
  [one, [], {}, 'unanswered'],
  [one, ['b'], {}, undefined, 'reply to b'],
  [one, ['c'], {}, 'wrong', 'reply to c'],
  [many, ['b', 'a'], {}],
  [many, ['a'], {}, 'wrong', 'All that you chose is right, and something is missing still.'],
  [many, ['a', 'b', 'c'], {}, 'wrong', 'reply to c'],
  [order, ['a', 'b', 'c'], {}],
  [order, ['b', 'a', 'c'], {}, 'wrong', 'look again'],
  [order, ['a', 'b'], {}, 'wrong', 'look again'],
  [typed, [' '], {}, 'unanswered'],
  [typed, [' global.ini '], {}],
  [typed, ['abc123'], {}],
  [typed, ['Global.ini'], {}, 'wrong', 'no'],
  [probe, ['pid:[4026531836]'], running],
  [probe, ['4026531836'], running, 'wrong', 'That is part of it. Type all that stands there.'],
  [probe, ['pid:[1]'], running, 'wrong', 'Not this. Look once more, and answer again.'],
  [probe, ['pid:[1]'], { ...running, asked: false }, 'not-asked'],
  [probe, ['pid:[1]'], {}, 'no-container'],
  [probe, undefined, {}, 'unanswered'],
  [top, ['3'], running],
  [top, ['3'], { ...running, asked: false }],
  [top, ['4'], running, 'wrong'],
  [hostname, ['C1C1C1'], running],
  [digest, ['sha256:AA11'], pulled],
  [digest, ['sha256:bb22'], { ...pulled, asked: false }],
  [digest, ['aa11'], pulled, 'wrong', 'That is part of it. Type all that stands there.'],
  [digest, ['sha256:cc33'], pulled, 'wrong'],
  [
    digest,
    ['sha256:aa11'],
    { daemon: { images: [anImage({ tags: ['httpd:2.4'] })] } },
    'no-digest',
  ],
  [digest, ['sha256:aa11'], {}, 'no-digest'],
  [lastLayer, ['a:v1'], images('a:v1')],
  [lastLayer, ['base'], images('a:v1'), 'wrong'],
  [lastLayer, ['a:v1'], {}, 'no-image'],
  [object, ['10.96.0.7'], service],
  [object, ['10.96.0.8'], service, 'wrong'],
  [
    object,
    ['10.96.0.7'],
    { cluster: {} },
    'no-object',
    'The answer stands in Service hello, and the cluster has no such object. Create it, then answer again.',
  ],
  [etcdId, [id], etcd({ containerID: `containerd://${id}` })],
  [etcdId, [id.slice(0, 13)], etcd({ containerID: `containerd://${id}` })],
  [etcdId, [id.slice(0, 12).toUpperCase()], etcd({ containerID: `containerd://${id}` })],
  [
    etcdId,
    [id.slice(0, 6)],
    etcd({ containerID: `containerd://${id}` }),
    'wrong',
    'That is part of it. Type all that stands there.',
  ],
  [etcdId, [id], etcd({}), 'no-object'],
  [shared, ['2'], images('a:v1', 'a:v2')],
  [shared, ['3'], images('a:v1', 'a:v2'), 'wrong'],
  [
    shared,
    ['2'],
    images('a:v1'),
    'no-image',
    'The answer is in these images, and one of them is not there: a:v1, a:v2. Build it, then answer again.',
  ],
];

describe('quiz', () => {
  for (const [spec, answer, scene, aspect, reply] of cases) {
    const title = `${spec.kind} ${JSON.stringify(spec.fromWorld ?? '')} ${JSON.stringify(answer)}`;
    it(`${title}: ${aspect ?? 'right'}`, async () => {
      const answers: Record<string, readonly string[]> = answer === undefined ? {} : { q: answer };
      const world = fakeWorld({ ...scene, answers });
      const judgement = quiz.judge(spec, await quiz.observe(spec, { world, task: 'q' }));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (reply !== undefined)
        assert.equal(judgement.reply && toPlain(judgement.reply, 'en'), reply);
    });
  }

  it('keeps the last judgement when nobody asked', async () => {
    const world = fakeWorld({
      ...running,
      asked: false,
      answers: { q: ['pid:[1]'] },
      passed: ['q'],
    });
    const judgement = quiz.judge(probe, await quiz.observe(probe, { world, task: 'q' }));
    assert.deepEqual([judgement.pass, judgement.aspect], [true, 'not-asked']);
  });

  it('never tells the right answer', async () => {
    const world = fakeWorld({ ...running, answers: { q: ['pid:[1]'] } });
    const judgement = quiz.judge(probe, await quiz.observe(probe, { world, task: 'q' }));
    assert.ok(!JSON.stringify(judgement).includes('4026531836'));
  });
});
