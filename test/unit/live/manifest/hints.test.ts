import assert from 'node:assert/strict';
import { liveHints } from '../../../../src/live/manifest/hints.ts';
import { imagesOf } from '../../../../src/live/manifest/images.ts';
import { watchedFor } from '../../../../src/live/manifest/kinds.ts';
import { writtenObjects } from '../../../../src/manifest/written.ts';
import { languages, toPlain } from '../../../../src/text.ts';
import { aDeployment, anObject, aNode, aPod, waitingFor } from '../../check/clusterFakes.ts';
import type { Json } from '../../check/clusterFakes.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: flask
spec:
  selector: { matchLabels: { app: flask } }
  template:
    metadata: { labels: { app: flask } }
    spec:
      initContainers:
        - { name: first, image: findsec/first:v1 }
      containers:
        - name: web
          image: findsec/hello:v1
`;
const service = `apiVersion: v1
kind: Service
metadata:
  name: flask
spec:
  selector:
    app: flask
`;
const aService: Json = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'flask', namespace: 'default' },
  spec: { selector: { app: 'flask' }, ports: [{ port: 80 }] },
};
const aSlice = (...endpoints: readonly Json[]): Json => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    name: 'flask-x',
    namespace: 'default',
    labels: { 'kubernetes.io/service-name': 'flask' },
  },
  endpoints,
});
const empty = aSlice();
const unready: Json = { conditions: [{ type: 'Ready', status: 'False' }] };

interface Said {
  readonly objects: readonly Json[];
  /** Kinds that the cluster has not told of yet. */
  readonly silent?: readonly string[];
  readonly inDocker?: readonly string[];
}

function hintsOf(text: string, { objects, silent = [], inDocker = [] }: Said) {
  const there = objects.map(anObject);
  return liveHints(writtenObjects(text, 'a.yaml'), {
    objects: ({ kind }, namespace = '') =>
      silent.includes(kind)
        ? undefined
        : there.filter((one) => one.kind === kind && one.namespace === namespace),
    hasImage: (reference) => inDocker.includes(reference),
    nodeHas: () => false,
  });
}

/** `line: label`, by line. */
function shown(text: string, said: Said): readonly string[] {
  return hintsOf(text, said).map(({ line, label }) => `${line}: ${toPlain(label, 'en')}`);
}

describe('live hints of a manifest', () => {
  it('say how many Pods of a workload are ready, at its name', () => {
    assert.deepEqual(shown(deployment, { objects: [aDeployment()] }), ['3: 2/2 ready']);
    const half = aDeployment({ replicas: 3 }, { readyReplicas: 1 });
    const [hint] = hintsOf(deployment, { objects: [half] });
    assert.equal(hint && toPlain(hint.label, 'zh-cn'), '1/3 就绪');
    assert.equal(hint?.wrong, true);
    const daemonSet = deployment.replace('Deployment', 'DaemonSet');
    const status = { desiredNumberScheduled: 2, numberReady: 1 };
    const object = { ...aDeployment(), kind: 'DaemonSet', spec: {}, status };
    assert.deepEqual(shown(daemonSet, { objects: [object] }), ['3: 1/2 ready']);
  });

  it('say nothing of what is not there, is elsewhere or was not told yet', () => {
    assert.deepEqual(shown(deployment, { objects: [] }), []);
    const other = aDeployment({}, {}, { namespace: 'other' });
    assert.deepEqual(shown(deployment, { objects: [other] }), []);
    assert.deepEqual(shown(deployment, { objects: [aDeployment()], silent: ['Deployment'] }), []);
    const there = deployment.replace('name: flask', 'name: flask\n  namespace: other');
    assert.deepEqual(shown(there, { objects: [other] }), ['3: 2/2 ready']);
  });

  it('say how far a Job or a Pod is', () => {
    const written = (kind: string, version: string): string =>
      `apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: flask }\n`;
    const aJob = {
      ...{ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'flask', namespace: 'default' } },
      ...{ spec: { completions: 3 }, status: { succeeded: 1, failed: 2 } },
    };
    assert.deepEqual(shown(written('Job', 'batch/v1'), { objects: [aJob] }), ['2: 1/3 completed']);
    const own = written('Pod', 'v1');
    assert.deepEqual(shown(own, { objects: [aPod()] }), ['2: ready']);
    const pending = aPod({}, { ...unready, phase: 'Pending' });
    assert.deepEqual(shown(own, { objects: [pending] }), ['2: Pending, not ready']);
    const crash = aPod({}, waitingFor('CrashLoopBackOff', { exitCode: 3, reason: 'Error' }, 4));
    assert.deepEqual(shown(`${own}spec:\n  containers: []\n`, { objects: [crash] }).slice(1), [
      '3: CrashLoopBackOff, exit code 3',
    ]);
    const done = aPod({}, { ...unready, phase: 'Succeeded' });
    assert.deepEqual(shown(own, { objects: [done] }), ['2: Succeeded']);
  });

  it('say why the newest failing Pod of a template fails, and where its last words are', () => {
    const crash = waitingFor('CrashLoopBackOff', { exitCode: 3, reason: 'Error' }, 4);
    const pods = [
      aPod(
        { uid: 'old', name: 'old', creationTimestamp: '2026-01-01T00:00:00Z' },
        waitingFor('ImagePullBackOff'),
      ),
      aPod({ uid: 'new', name: 'new', creationTimestamp: '2026-01-02T00:00:00Z' }, crash),
      aPod({ uid: 'ok', name: 'ok', creationTimestamp: '2026-01-03T00:00:00Z' }),
    ];
    const objects = [aDeployment({}, { readyReplicas: 1 }), ...pods];
    assert.deepEqual(shown(deployment, { objects }), [
      '3: 1/2 ready',
      '6: CrashLoopBackOff, exit code 3',
    ]);
    const hint = hintsOf(deployment, { objects }).at(-1) ?? assert.fail();
    const log = { namespace: 'default', pod: 'new', container: 'web', previous: false };
    assert.deepEqual(hint.log, log);
    const about = hint.about.map((said) => toPlain(said, 'en')).join(' ');
    assert.match(about, /container web of the Pod new.*so far: 4/);
  });

  const failure = (status: Json, spec: Json = {}): readonly string[] =>
    shown(deployment, { objects: [aDeployment(), aPod({}, status, spec)] }).slice(1);

  it('tell a killed one, an init container, one between two ends and one without a node', () => {
    const killed = waitingFor('CrashLoopBackOff', { exitCode: 137, reason: 'OOMKilled' }, 1);
    assert.deepEqual(failure(killed), ['6: CrashLoopBackOff (OOMKilled)']);
    const init = { name: 'first', restartCount: 1, state: { waiting: { reason: 'ErrImagePull' } } };
    const waits = waitingFor('PodInitializing');
    assert.deepEqual(
      failure(
        { ...waits, initContainerStatuses: [init] },
        { initContainers: [{ name: 'first', image: 'a' }] },
      ),
      ['6: ErrImagePull'],
    );
    const lastState = { terminated: { exitCode: 1, reason: 'Error' } };
    const again = { name: 'web', restartCount: 2, ready: false, state: { running: {} }, lastState };
    assert.deepEqual(failure({ ...unready, containerStatuses: [again] }), [
      '6: Error, exit code 1',
    ]);
    const why = { type: 'PodScheduled', status: 'False', message: '0/1 nodes are available' };
    assert.deepEqual(failure({ phase: 'Pending', conditions: [why], containerStatuses: [] }), [
      '6: no node can run it',
    ]);
  });

  it('say nothing of Pods that start, work, go or are of another', () => {
    assert.deepEqual(failure(waitingFor('ContainerCreating')), []);
    assert.deepEqual(failure({}), []);
    const crash = waitingFor('CrashLoopBackOff', { exitCode: 3 }, 4);
    const going = aPod({ deletionTimestamp: '2026-01-01T00:00:00Z' }, crash);
    const strange = aPod({ labels: { app: 'other' } }, crash);
    const objects = [aDeployment(), going, strange];
    assert.deepEqual(shown(deployment, { objects }), ['3: 2/2 ready']);
  });

  it('count a Service’s endpoints, at its selector', () => {
    const slice = aSlice(
      { addresses: ['10.0.0.1'] },
      { addresses: ['10.0.0.2'], conditions: { ready: true } },
      { addresses: ['10.0.0.3'], conditions: { ready: false } },
    );
    assert.deepEqual(shown(service, { objects: [aService, slice] }), ['5: endpoints: 2']);
  });

  it('say of a Service whose port’s name no Pod has that it has none', () => {
    const spec = { selector: { app: 'flask' }, ports: [{ port: 80, targetPort: 'web' }] };
    const named = { ...aService, spec };
    const slice = aSlice({ addresses: ['10.0.0.1'] });
    const portless = { ...slice, ports: null };
    const label = '5: no endpoints: no port named web';
    assert.deepEqual(shown(service, { objects: [named, portless] }), [label]);
    const whole = { ...slice, ports: [{ name: '', port: 8080 }] };
    assert.deepEqual(shown(service, { objects: [named, whole] }), ['5: endpoints: 1']);
    // While Pods change, one slice may have the port and another not.
    assert.deepEqual(shown(service, { objects: [named, portless, whole] }), ['5: endpoints: 1']);
  });

  it('say why a Service has none', () => {
    const none = (...objects: readonly Json[]): readonly string[] =>
      shown(service, { objects: [aService, empty, ...objects] });
    const noMatch = ['5: no endpoints: its selector matches no Pod'];
    assert.deepEqual(none(), noMatch);
    const other = aPod({ labels: { app: 'flaks', 'pod-template-hash': '5f' } });
    assert.deepEqual(none(other), noMatch);
    const [hint] = hintsOf(service, { objects: [aService, empty, other] });
    const about = (hint?.about ?? []).map((said) => toPlain(said, 'en')).join(' ');
    assert.match(about, /app=flask.*have: app=flaks\.$/);
    assert.deepEqual(none(aPod({}, unready)), ['5: no endpoints: Pods ready: 0 of 1']);
    // The slice follows a ready Pod a moment later.
    assert.deepEqual(none(aPod()), []);
    const silent = ['EndpointSlice'];
    assert.deepEqual(shown(service, { objects: [aService], silent }), []);
    const outside = { ...aService, spec: { ports: [{ port: 80 }] } };
    assert.deepEqual(shown(service, { objects: [outside, empty] }), []);
  });

  const nodeWith = (...names: readonly string[]): Json => {
    const node = aNode();
    const images = names.map((name) => ({ names: [name] }));
    return { ...node, status: { ...(node['status'] as Json), images } };
  };
  const notThere = '13: not in the kind node';

  it('tell an image that Docker has and the node has not, at its line', () => {
    const inDocker = ['findsec/hello:v1'];
    assert.deepEqual(shown(deployment, { objects: [nodeWith()], inDocker }), [notThere]);
    const [hint] = hintsOf(deployment, { objects: [nodeWith()], inDocker });
    assert.equal(hint?.load, 'findsec/hello:v1');
    const both = ['findsec/hello:v1', 'findsec/first:v1'];
    assert.deepEqual(shown(deployment, { objects: [nodeWith()], inDocker: both }), [
      '10: not in the kind node',
      notThere,
    ]);
  });

  it('say nothing of an image that the node has, Docker has not, or nobody can know of', () => {
    const inDocker = ['findsec/hello:v1'];
    const has = nodeWith('docker.io/findsec/hello:v1');
    assert.deepEqual(shown(deployment, { objects: [has], inDocker }), []);
    assert.deepEqual(shown(deployment, { objects: [nodeWith()] }), []);
    assert.deepEqual(shown(deployment, { objects: [nodeWith()], silent: ['Node'], inDocker }), []);
    const full = nodeWith(...Array.from({ length: 50 }, (_, nth) => `image:${nth}`));
    assert.deepEqual(shown(deployment, { objects: [full], inDocker }), []);
    const imageID = 'docker.io/library/import@sha256:1';
    const containerStatuses = [{ name: 'web', ready: true, imageID, state: { running: {} } }];
    const runs = aPod({ labels: {} }, { containerStatuses });
    assert.deepEqual(shown(deployment, { objects: [nodeWith(), runs], inDocker }), []);
  });

  it('ask for no more than they need', () => {
    const kinds = (text: string, nodes = false): readonly string[] =>
      watchedFor(writtenObjects(text, 'a.yaml'), nodes).map(
        ({ resource, namespace = '-' }) => `${resource.kind} ${namespace}`,
      );
    assert.deepEqual(kinds(deployment), ['Deployment default', 'Pod default']);
    assert.deepEqual(kinds(service, true), [
      'Service default',
      'EndpointSlice default',
      'Pod default',
    ]);
    assert.deepEqual(kinds(`${deployment}---\n${service}`, true), [
      'Deployment default',
      'Pod default',
      'Node -',
      'Service default',
      'EndpointSlice default',
    ]);
    assert.deepEqual(kinds('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }'), []);
    const [object] = writtenObjects(deployment, 'a.yaml');
    assert.equal(object && imagesOf(object).length, 2);
  });

  it('are said in both languages without a gap', () => {
    const crash = waitingFor('CrashLoopBackOff', { exitCode: 3, reason: 'Error' }, 4);
    const objects = [aDeployment({ paused: true }), aPod({}, crash), aService, empty, nodeWith()];
    const text = `${deployment}---\n${service}`;
    const all = hintsOf(text, { objects, inDocker: ['findsec/hello:v1'] });
    assert.equal(all.length, 4);
    for (const said of all.flatMap(({ label, about }) => [label, ...about])) {
      for (const language of languages) {
        assert.doesNotMatch(toPlain(said, language), /\{\w+\}|undefined/);
      }
    }
  });
});
