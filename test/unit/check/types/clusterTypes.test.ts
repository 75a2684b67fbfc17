/** The check types of the cluster: each right, wrong and blocked. */
import assert from 'node:assert/strict';
import { checkType } from '../../../../src/check/checks.ts';
import { toPlain } from '../../../../src/text.ts';
import type { ProxyResult } from '../../../../src/world/cluster/objects.ts';
import { WorldError } from '../../../../src/world/worldError.ts';
import type { Json } from '../clusterFakes.ts';
import { aDeployment, anAct, aNode, aPod, waitingFor } from '../clusterFakes.ts';
import type { Scene } from '../fakes.ts';
import { aContainer, fakeWorld } from '../fakes.ts';

type Case = readonly [
  spec: unknown,
  scene: Scene,
  /** Undefined for a pass. */
  aspect?: string,
  observed?: string,
];

const of = (...objects: readonly Json[]): Scene => ({ cluster: { objects } });
const flask = { name: 'flask' };
const byLabel = { labels: { app: 'flask' } };
const kept = { ownerReferences: [{ kind: 'ReplicaSet', name: 'r', uid: 'r1', controller: true }] };
const leaving = { deletionTimestamp: '2026-01-01T00:00:00Z' };
const fromFile = { annotations: { 'kubernetes.io/config.mirror': '1' } };
const imageGone = waitingFor('ErrImagePull');
const crashed = waitingFor('CrashLoopBackOff', { exitCode: 3, reason: 'Error' }, 4);
const killed = waitingFor('CrashLoopBackOff', { exitCode: 137, reason: 'OOMKilled' });
const noNode = {
  phase: 'Pending',
  conditions: [{ type: 'PodScheduled', status: 'False', message: '0/1 nodes are available' }],
  containerStatuses: [],
};
const map = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'default', uid: 'm1', labels: { app: 'flask' } },
  data: { mode: 'dark', size: '3' },
};
const answered = (body: string, status = 200): ProxyResult => ({
  answer: { status, headers: {}, body },
});
const service = (...answers: readonly ProxyResult[]): Scene => ({ cluster: { answers } });
const seen = (...acts: readonly ReturnType<typeof anAct>[]): Scene => ({
  evidence: { cluster: { acts, gaps: [] } },
});
const replacement = anAct({ act: 'created', uid: 'p2', resourceVersion: '102' });
const scaledBetween = anAct({
  act: 'scaled',
  kind: 'ReplicaSet',
  uid: 'r1',
  resourceVersion: '101',
});
const scaled = anAct({
  ...{ act: 'scaled', kind: 'Deployment', name: 'flask', from: '2', to: '5' },
  ...{ labels: {}, owner: { name: '', uid: '' } },
});
const nodeBox = aContainer({
  name: 'container-lab-control-plane',
  labels: { 'io.x-k8s.kind.cluster': 'container-lab' },
});
const cluster = (node: Json, containers = [nodeBox]): Scene => ({
  daemon: { containers },
  cluster: { objects: [node] },
});

const cases: Readonly<Record<string, readonly Case[]>> = {
  k8s: [
    [{ kind: 'ConfigMap', name: 'settings' }, of(map)],
    [{ kind: 'ConfigMap', name: 'setings' }, of(map), 'missing', 'settings'],
    [
      { kind: 'ConfigMap', name: 'settings', namespace: 'shop' },
      of(map),
      'missing',
      'settings in the namespace default',
    ],
    [
      { kind: 'ConfigMap', name: 'other' },
      of(map),
      'missing',
      'no ConfigMap other in the namespace default',
    ],
    [{ kind: 'ConfigMap', name: 'settings', exists: false }, of(map), 'exists', 'settings'],
    [{ kind: 'ConfigMap', name: 'gone', exists: false }, of(map)],
    [{ kind: 'ConfigMap', ...byLabel, count: { exactly: 1 } }, of(map)],
    [{ kind: 'ConfigMap', count: { least: 2 } }, of(map), 'too-few', 'ConfigMap: 1'],
    [{ kind: 'ConfigMap', count: { exactly: 0 } }, of(map), 'too-many', 'ConfigMap: 1'],
    [
      { kind: 'ConfigMap', name: 'settings', where: [{ path: 'data.mode', equals: 'dark' }] },
      of(map),
    ],
    [
      { kind: 'ConfigMap', name: 'settings', where: [{ path: 'data.mode', equals: 'light' }] },
      of(map),
      'path',
      'data.mode: dark',
    ],
    [
      { kind: 'ConfigMap', name: 'settings', where: [{ path: 'data.none', exists: true }] },
      of(map),
      'path',
      'no data.none',
    ],
    [
      { kind: 'ConfigMap', name: 'settings', where: [{ path: 'data.none', exists: false }] },
      of(map),
    ],
    [{ kind: 'Node', name: 'container-lab-control-plane' }, of(aNode())],
    [
      { kind: 'Node', where: [{ path: 'status.conditions[type=Ready].status', equals: 'True' }] },
      of(aNode(), aNode(false, 'two')),
      'path',
      'two: status.conditions[type=Ready].status: False',
    ],
  ],
  rollout: [
    [{ ...flask }, of(aDeployment())],
    [{ ...flask }, of(), 'missing', 'no Deployment flask in the namespace default'],
    [{ name: 'flsak' }, of(aDeployment()), 'missing', 'flask'],
    [{ ...flask, replicas: { exactly: 2 }, ready: { least: 2 } }, of(aDeployment())],
    [{ ...flask, replicas: { exactly: 3 } }, of(aDeployment()), 'replicas', 'replicas wanted: 2'],
    [{ ...flask, image: 'findsec/hello:v2' }, of(aDeployment()), 'image', 'findsec/hello:v1'],
    [{ ...flask, revision: { exactly: 3 } }, of(aDeployment()), 'revision', 'revision: 2'],
    [{ ...flask, paused: true }, of(aDeployment()), 'paused', 'a rollout that is not paused'],
    [
      { ...flask },
      of(aDeployment({}, { replicas: 3, updatedReplicas: 1 })),
      'incomplete',
      'wanted 2, updated 1, ready 2, available 2',
    ],
    // Its controller has not seen the newest spec.
    [{ ...flask }, of(aDeployment({}, { observedGeneration: 2 })), 'incomplete'],
    [{ ...flask, complete: false }, of(aDeployment({}, { updatedReplicas: 1 }))],
    [{ ...flask, complete: false }, of(aDeployment()), 'complete'],
  ],
  pods: [
    [{ ...flask, phase: 'Running', ready: true }, of(aPod())],
    [{ name: 'falsk' }, of(aPod()), 'missing', 'flask'],
    [{ ...byLabel, count: { exactly: 2 } }, of(aPod()), 'too-few', 'Pod with app=flask: 1'],
    [{ ...byLabel, count: { exactly: 2 } }, of(), 'none', 'Pod with app=flask: 0'],
    [{ ...byLabel, count: { most: 0 } }, of(aPod()), 'too-many', 'Pod with app=flask: 1'],
    // Those on their way out do not count.
    [{ ...byLabel, count: { exactly: 0 } }, of(aPod(leaving))],
    [{ ...flask, exists: false }, of(aPod(leaving))],
    // Whoever deletes a static Pod does not end it.
    [{ ...flask, exists: false }, of(aPod({ ...leaving, ...fromFile })), 'exists', 'flask'],
    [{ ...flask, exists: false }, of(aPod()), 'exists', 'flask'],
    [{ ...flask, ready: true }, of(aPod({}, imageGone)), 'ready', 'phase Pending, ErrImagePull'],
    [{ ...flask, waiting: ['ErrImagePull', 'ImagePullBackOff'] }, of(aPod({}, imageGone))],
    [{ ...flask, waiting: 'ErrImagePull' }, of(aPod()), 'waiting', 'phase Running'],
    [{ ...flask, exitCode: 3, ended: 'Error', restarts: { least: 1 } }, of(aPod({}, crashed))],
    [{ ...flask, exitCode: 1 }, of(aPod({}, crashed)), 'exit-code', 'exit code 3'],
    [{ ...flask, exitCode: 1 }, of(aPod()), 'exit-code', 'no run has ended'],
    [{ ...flask, ended: 'OOMKilled' }, of(aPod({}, killed))],
    [{ ...flask, ended: 'OOMKilled' }, of(aPod({}, crashed)), 'ended', 'ended: Error'],
    [{ ...flask, restarts: { least: 1 } }, of(aPod()), 'restarts', 'restarts: 0'],
    [{ ...flask, scheduled: false, phase: 'Pending' }, of(aPod({}, noNode, { nodeName: '' }))],
    [
      { ...flask, scheduled: true },
      of(aPod({}, noNode, { nodeName: '' })),
      'scheduled',
      'without a node',
    ],
    [{ ...flask, node: 'n2' }, of(aPod()), 'node', 'container-lab-control-plane'],
    [{ ...flask, image: 'findsec/hello:v2' }, of(aPod()), 'image', 'findsec/hello:v1'],
    [{ ...byLabel, owner: 'none' }, of(aPod())],
    [{ ...byLabel, owner: 'none' }, of(aPod(kept)), 'missing'],
    [{ ...byLabel, owner: 'ReplicaSet' }, of(aPod(kept))],
    [
      { ...byLabel, ready: true, matching: { exactly: 1 } },
      of(aPod(), aPod({ name: 'b', uid: 'b' }, imageGone)),
    ],
    [
      { ...byLabel, ready: true, matching: { exactly: 2 } },
      of(aPod(), aPod({ name: 'b', uid: 'b' }, imageGone)),
      'ready',
      '1 of them as wanted; b: phase Pending, ErrImagePull',
    ],
    [{ ...byLabel, distinctIps: true }, of(aPod(), aPod({ name: 'b' }, { podIP: '10.244.0.6' }))],
    [{ ...byLabel, distinctIps: true }, of(aPod(), aPod({ name: 'b' })), 'ips'],
  ],
  'service-http': [
    [{ service: 'flask', port: 80, includes: 'hi' }, service(answered('hi'))],
    [{ service: 'flask', port: 80 }, service(answered('no', 500)), 'status', 'HTTP 500: no'],
    [{ service: 'flask', port: 80, includes: 'ho' }, service(answered('hi')), 'body'],
    [
      { service: 'flask', port: 80 },
      service({ fault: 'missing', detail: '' }),
      'missing',
      'no Service called flask in the namespace default',
    ],
    [
      { service: 'flask', port: 81 },
      service({ fault: 'no-port', detail: '' }),
      'no-port',
      'flask has no port 81',
    ],
    [
      { service: 'flask', port: 80 },
      service({ fault: 'no-endpoints', detail: '' }),
      'no-endpoints',
      'no ready Pod behind flask',
    ],
    // Just after a rollout it may refuse once.
    [{ service: 'flask', port: 80 }, service({ fault: 'unreached', detail: 'x' }, answered('hi'))],
    [
      { service: 'flask', port: 80, requests: 6, distinct: { least: 2 } },
      service(answered('a'), answered('b')),
    ],
    [
      { service: 'flask', port: 80, requests: 6, distinct: { least: 2 } },
      service(answered('a')),
      'distinct',
      'different answers to 6 requests: 1',
    ],
    [
      { service: 'flask', port: 80, requests: 3 },
      service(answered('a'), answered('b', 503)),
      'status',
    ],
    [
      { service: 'flask', port: 80, answers: false },
      service({ fault: 'no-endpoints', detail: '' }),
    ],
    [{ service: 'flask', port: 80, answers: false }, service(answered('a')), 'answered'],
    [
      { service: 'flask', port: 80, answers: false },
      service({ fault: 'missing', detail: '' }),
      'missing',
    ],
  ],
  'k8s-event': [
    [{ act: 'deleted', ...flask }, seen(anAct())],
    [{ act: 'deleted', ...byLabel }, seen(anAct())],
    [{ act: 'deleted', name: 'other' }, seen(anAct()), 'not-seen', 'not seen yet'],
    [{ act: 'deleted', ...flask, namespace: 'shop' }, seen(anAct()), 'not-seen'],
    [
      { act: 'deleted', ...flask },
      { evidence: { cluster: { acts: [], gaps: [{ from: 1, to: 2 }] } } },
      'gap',
      'not seen: nobody was watching for a while. If you did it then, do it again',
    ],
    [{ act: 'replaced', ...flask }, seen(anAct(), replacement)],
    [{ act: 'replaced', ...flask }, seen(anAct()), 'not-seen'],
    // Scaled down and up again: nobody replaced it by itself.
    [{ act: 'replaced', ...flask }, seen(anAct(), scaledBetween, replacement), 'not-seen'],
    [
      { act: 'replaced', ...flask },
      seen(anAct({ owner: { name: '', uid: '' } }), replacement),
      'not-seen',
    ],
    [{ act: 'scaled', ...flask, to: 5 }, seen(scaled)],
    [
      { act: 'scaled', ...flask, to: 3 },
      seen(scaled),
      'other-change',
      'Deployment flask was scaled: 2 → 5',
    ],
    [
      { act: 'image-changed', ...flask, image: 'a:v2' },
      seen({ ...scaled, act: 'image-changed', from: 'a:v1', to: 'a:v2 nginx' }),
    ],
    [
      { act: 'undone', ...flask },
      seen({ ...scaled, act: 'undone', kind: 'ReplicaSet', owner: { name: 'flask', uid: 'd1' } }),
    ],
    [{ act: 'restarted', ...flask }, seen(anAct({ act: 'restarted', from: '0', to: '1' }))],
  ],
  'kind-cluster': [
    [{ nodes: { exactly: 1 }, containers: { exactly: 1 } }, cluster(aNode())],
    [{}, { daemon: {} }, 'missing', 'no cluster called container-lab'],
    [
      {},
      cluster(aNode(), [{ ...nodeBox, state: 'exited' }]),
      'stopped',
      'its containers are stopped: container-lab-control-plane',
    ],
    [{}, cluster(aNode(false)), 'ready', 'nodes ready: 0'],
    [{ ready: false }, cluster(aNode(false))],
    [{ nodes: { least: 2 } }, cluster(aNode()), 'nodes', 'nodes: 1'],
    [{ version: { least: '1.30' } }, cluster(aNode())],
    [{ version: { least: '1.40' } }, cluster(aNode()), 'version', '1.34.4'],
    [{ containers: { exactly: 2 } }, cluster(aNode()), 'containers', 'containers: 1'],
    [{ answers: false }, { daemon: { containers: [nodeBox] }, cluster: { silent: true } }],
    [{ answers: false }, { daemon: {} }, 'missing'],
    [{ answers: false }, cluster(aNode()), 'answers', 'the API server answers'],
  ],
};

describe('the check types of the cluster', () => {
  for (const [type, rows] of Object.entries(cases)) {
    for (const [spec, scene, aspect, observed] of rows) {
      it(`${type} ${aspect ?? 'passes'}: ${JSON.stringify(spec)}`, async () => {
        const check = checkType(type) ?? assert.fail(type);
        const read = check.schema.parse(spec);
        const observation = await check.observe(read, { world: fakeWorld(scene), task: 't' });
        const judgement = check.judge(read, observation);
        assert.equal(judgement.aspect, aspect);
        assert.equal(judgement.pass, aspect === undefined);
        if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
        for (const said of [judgement.expected, judgement.observed]) {
          assert.doesNotMatch(toPlain(said, 'zh-cn'), /\{\w+\}|undefined/);
        }
      });
    }
  }

  const specs: readonly (readonly [string, unknown])[] = [
    ['k8s', { kind: 'ConfigMap', name: 'settings' }],
    ['rollout', flask],
    ['pods', flask],
    ['service-http', { service: 'flask', port: 80 }],
    ['kind-cluster', {}],
  ];
  for (const [type, spec] of specs) {
    it(`${type} is blocked by a cluster that denies it`, async () => {
      const check = checkType(type) ?? assert.fail(type);
      const world = fakeWorld({ broken: new WorldError('cluster-denied', 'kind-x', 'no') });
      await assert.rejects(check.observe(check.schema.parse(spec), { world, task: 't' }), {
        fault: 'cluster-denied',
      });
    });
  }

  it('kind-cluster is blocked when its containers run and nobody answers', async () => {
    const check = checkType('kind-cluster') ?? assert.fail();
    const daemon = { containers: [nodeBox] };
    const asked = async (spec: unknown, scene: Scene): Promise<unknown> =>
      check.observe(spec, { world: fakeWorld({ daemon, ...scene }), task: 't' });
    await assert.rejects(asked({}, { cluster: { silent: true } }), { fault: 'cluster-down' });
    await assert.rejects(asked({}, {}), { fault: 'cluster-missing' });
    await assert.rejects(asked({ answers: false }, {}), { fault: 'cluster-missing' });
  });
});
