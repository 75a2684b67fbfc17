import type { ProxyResult } from '../../../src/world/cluster/objects.ts';
import { aContainer, anImage, startedAt } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import { aDeployment, aNode, aPod } from '../check/clusterFakes.ts';
import type { ClusterScene, Json } from '../check/clusterFakes.ts';
import { manifest } from './clusterPodStates.ts';
import type { State } from './states.ts';

const deployment = { name: 'flask' };
const service = { service: 'flask', port: 80 };
const answer = (status: number, body = ''): ProxyResult => ({
  answer: { status, headers: {}, body },
});
const refused: ProxyResult = { fault: 'unreached', detail: 'connection refused' };
const noEndpoints: ProxyResult = { fault: 'no-endpoints', detail: '' };

const cluster = (objects: readonly Json[], more: Omit<ClusterScene, 'objects'> = {}): Scene => ({
  cluster: { objects, ...more },
});
const aService = (spec: Json = {}, metadata: Json = {}): Json => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'flask', namespace: 'default', uid: 's1', ...metadata },
  spec: { selector: { app: 'flask' }, ports: [{ port: 80, targetPort: 8080 }], ...spec },
});
const ports = (...containerPorts: readonly Json[]): Json => ({
  containers: [{ name: 'web', image: 'findsec/hello:v1', ports: containerPorts }],
});
const web = { containerPort: 8080 };
const serviceFile = `apiVersion: v1
kind: Service
metadata:
  name: flask
spec:
  selector:
    app: flaks
  ports:
    - port: 80
      targetPort: 9090
`;
const files = { 'deploy.yaml': manifest };
const byLabel = { labels: { app: 'flask' } };
const pairFile = ['left', 'right']
  .map((name) => `kind: Pod\napiVersion: v1\nmetadata: { name: ${name}, labels: { app: flask } }\n`)
  .join('---\n');
const probed = (port: unknown, more: Json = {}): Json => ({
  containers: [
    { name: 'web', image: 'i', readinessProbe: { httpGet: { path: '/', port } }, ...more },
  ],
});
const own = { 'service.yaml': serviceFile };
const apply = { run: ['kubectl', 'apply', '-f', 'deploy.yaml'] };
const applyService = { run: ['kubectl', 'apply', '-f', 'service.yaml'] };
const stuck = { updatedReplicas: 1, availableReplicas: 1, readyReplicas: 1 };
const failure = (message: string): Json => ({
  ...stuck,
  conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message }],
});
const applied = (replicas: number): Json => ({
  annotations: {
    'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { annotations: {}, name: 'flask', namespace: 'default' },
      spec: { replicas },
    }),
  },
});
const small = (replicas: number): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: flask }\nspec: { replicas: ${replicas} }\n`;
const running = (digest: string): Json =>
  aPod(
    {
      labels: { app: 'flask', 'pod-template-hash': '5f' },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'flask-5f', uid: 'r1', controller: true }],
    },
    {
      startTime: new Date(startedAt + 5_000).toISOString(),
      containerStatuses: [
        {
          name: 'web',
          ready: true,
          restartCount: 0,
          imageID: `docker.io/library/import@sha256:${digest}`,
          state: { running: {} },
        },
      ],
    },
  );
const nodeWith = (digest: string): Json => ({
  ...aNode(),
  status: {
    nodeInfo: { kubeletVersion: 'v1.34.4' },
    conditions: [],
    images: [
      { names: [`docker.io/library/import@sha256:${digest}`, 'docker.io/findsec/hello:v1'] },
    ],
  },
});
const body = { ...service, includes: 'v2' };
const restart = { run: ['kubectl', 'rollout', 'restart', 'deployment/flask'] };
const kindNode = aContainer({
  name: 'container-lab-control-plane',
  labels: { 'io.x-k8s.kind.cluster': 'container-lab' },
});
const terminal = (commandLine: string, exitCode: number, output: string): Scene => ({
  evidence: { terminal: [{ time: startedAt + 30_000, commandLine, exitCode, output }] },
});

/** Objects of the cluster that are not there, not found, or not as wanted. */
export const clusterStates: readonly State[] = [
  {
    name: 'nothing was made',
    type: 'rollout',
    spec: deployment,
    scene: cluster([]),
    cause: 'object-missing',
    remedy: { run: ['kubectl', 'get', 'deployment'] },
  },
  {
    name: 'the manifest was not applied',
    type: 'rollout',
    spec: deployment,
    scene: { ...cluster([]), files },
    cause: 'never-applied',
    remedy: apply,
  },
  {
    name: 'the manifest of the Pods was not applied',
    type: 'pods',
    spec: { labels: { app: 'flask' } },
    scene: { ...cluster([]), files },
    cause: 'never-applied',
    remedy: apply,
  },
  {
    name: 'none of the counted Pods was made',
    type: 'pods',
    spec: { ...byLabel, count: { exactly: 2 } },
    scene: { ...cluster([]), files: { ...files, 'pair.yaml': pairFile } },
    cause: 'never-applied',
    remedy: { run: ['kubectl', 'apply', '-f', 'pair.yaml'] },
  },
  {
    name: 'one of the counted Pods was made',
    type: 'pods',
    spec: { ...byLabel, count: { exactly: 2 } },
    scene: { ...cluster([aPod({ name: 'left' })]), files: { 'pair.yaml': pairFile } },
    cause: 'never-applied',
    remedy: { run: ['kubectl', 'apply', '-f', 'pair.yaml'] },
  },
  {
    name: 'all of the counted Pods were made, and more are wanted',
    type: 'pods',
    spec: { ...byLabel, count: { exactly: 3 } },
    scene: {
      ...cluster([aPod({ name: 'left' }), aPod({ name: 'right' })]),
      files: { ...files, 'pair.yaml': pairFile },
    },
    cause: 'unknown',
  },
  {
    name: 'none of the counted Pods was made, and no file describes them',
    type: 'pods',
    spec: { ...byLabel, count: { exactly: 2 } },
    scene: cluster([]),
    cause: 'object-missing',
    remedy: { run: ['kubectl', 'get', 'pod'] },
  },
  {
    name: 'a Deployment makes none of the counted Pods',
    type: 'pods',
    spec: { ...byLabel, count: { exactly: 2 } },
    scene: cluster([aDeployment({ replicas: 0 })]),
    cause: 'scaled-otherwise',
  },
  {
    name: 'the counted Pods were made in another namespace',
    type: 'pods',
    spec: { ...byLabel, namespace: 'shop', count: { exactly: 1 } },
    scene: cluster([aPod()]),
    cause: 'other-namespace',
  },
  {
    name: 'the manifest was refused',
    type: 'rollout',
    spec: deployment,
    scene: {
      ...cluster([]),
      files,
      ...terminal('kubectl apply -f deploy.yaml', 1, 'unknown field "spec.replica"'),
    },
    cause: 'apply-refused',
    remedy: { run: ['kubectl', 'apply', '--dry-run=server', '-f', 'deploy.yaml'] },
  },
  {
    name: 'the selector is not what the template has',
    type: 'rollout',
    spec: deployment,
    scene: {
      ...cluster([]),
      files: {
        'deploy.yaml': manifest.replace(
          '        app: flask\n    spec',
          '        app: web\n    spec',
        ),
      },
      ...terminal('kubectl apply -f deploy.yaml', 1, '`selector` does not match template `labels`'),
    },
    cause: 'selector-not-template',
    remedy: apply,
  },
  {
    name: 'it was made in another namespace',
    type: 'rollout',
    spec: { name: 'flask', namespace: 'shop' },
    scene: { ...cluster([aDeployment()]), files },
    cause: 'other-namespace',
    remedy: { run: ['kubectl', 'delete', 'deployment', 'flask'] },
  },
  {
    name: 'its Pods are in another namespace',
    type: 'service-http',
    spec: { ...service, namespace: 'shop' },
    scene: cluster([aService({}, { namespace: 'shop' }), aPod()], { answers: [noEndpoints] }),
    cause: 'other-namespace',
  },
  {
    name: 'its name is misspelt',
    type: 'k8s',
    spec: { kind: 'Service', name: 'flask' },
    scene: cluster([aService({}, { name: 'flaks' })]),
    cause: 'object-misnamed',
    remedy: { run: ['kubectl', 'delete', 'service', 'flaks'] },
  },
  {
    name: 'the Service selects labels that no Pod has',
    type: 'service-http',
    spec: service,
    scene: {
      ...cluster([aService({ selector: { app: 'flaks' } }), aPod()], { answers: [noEndpoints] }),
      files: own,
    },
    cause: 'selector-matches-none',
    remedy: applyService,
  },
  {
    name: 'the Service selects labels that no Pod has, and was made by a command',
    type: 'service-http',
    spec: service,
    scene: cluster([aService({ selector: { ap: 'flask' } }), aPod()], { answers: [noEndpoints] }),
    cause: 'selector-matches-none',
    remedy: { run: ['kubectl', 'set', 'selector', 'service', 'flask', 'app=flask'] },
  },
  {
    name: 'the Service selects labels that no Pod has, beside a Deployment that was refused',
    type: 'service-http',
    spec: service,
    scene: {
      ...cluster([aService({ selector: { app: 'flaks' } }), aPod()], { answers: [noEndpoints] }),
      files: {
        'other.yaml': manifest.replace(
          'matchLabels:\n      app: flask',
          'matchLabels:\n      app: shop',
        ),
      },
    },
    cause: 'selector-matches-none',
  },
  {
    name: 'the Service has another port',
    type: 'service-http',
    spec: service,
    scene: cluster([aService({ ports: [{ port: 8080 }] }), aPod()], {
      answers: [{ fault: 'no-port', detail: '' }],
    }),
    cause: 'service-port-other',
  },
  {
    name: 'the target port has no such name in the Pod',
    type: 'service-http',
    spec: service,
    scene: cluster(
      [
        aService({ ports: [{ port: 80, targetPort: 'web' }] }),
        aPod({}, {}, ports({ ...web, name: 'http' })),
      ],
      { answers: [noEndpoints] },
    ),
    cause: 'named-port-missing',
  },
  {
    name: 'the target port is another one than the program’s',
    type: 'service-http',
    spec: service,
    scene: {
      ...cluster(
        [aService({ ports: [{ port: 80, targetPort: 9090 }] }), aPod({}, {}, ports(web))],
        { answers: [refused, refused, refused, refused, answer(200)] },
      ),
      files: own,
    },
    cause: 'target-port-other',
    remedy: applyService,
    edit: '8080',
  },
  {
    name: 'the target port is another one than the program’s, which has a name',
    type: 'service-http',
    spec: service,
    scene: {
      ...cluster(
        [
          aService({ ports: [{ port: 80, targetPort: 9090 }] }),
          aPod({}, {}, ports({ ...web, name: 'http' })),
        ],
        { answers: [refused, refused, refused, refused, answer(200)] },
      ),
      files: own,
    },
    cause: 'target-port-other',
    edit: 'http',
  },
  {
    name: 'the target port is another one than the node’s probe asks',
    type: 'service-http',
    spec: service,
    scene: cluster([aService({ ports: [{ port: 80 }] }), aPod({}, {}, probed(8080))], {
      answers: [refused, refused, refused, refused, answer(200)],
      logs: [...Array(8).keys()].map((n) => `[28/Nov/2026 18:15:${10 + n}] "GET / HTTP/1.1" 200 -`),
    }),
    cause: 'target-port-other',
  },
  {
    name: 'the target port is another one than the node’s probe asks by its name',
    type: 'service-http',
    spec: service,
    scene: cluster(
      [
        aService({ ports: [{ port: 80 }] }),
        aPod({}, {}, probed('http', { ports: [{ name: 'http', containerPort: 8080 }] })),
      ],
      { answers: [refused, refused, refused, refused, answer(200)] },
    ),
    cause: 'target-port-other',
  },
  {
    name: 'the program does not listen where it says',
    type: 'service-http',
    spec: service,
    scene: cluster([aService(), aPod({}, {}, ports(web))], { answers: [refused] }),
    cause: 'nothing-listens',
    remedy: { run: ['kubectl', 'logs', 'flask'] },
  },
  {
    name: 'the file was edited after it was applied',
    type: 'rollout',
    spec: { name: 'flask', replicas: { exactly: 3 } },
    scene: { ...cluster([aDeployment({}, {}, applied(2))]), files: { 'deploy.yaml': small(3) } },
    cause: 'edited-after-apply',
    remedy: apply,
  },
  {
    name: 'the file says what was applied',
    type: 'rollout',
    spec: { name: 'flask', replicas: { exactly: 3 } },
    scene: { ...cluster([aDeployment({}, {}, applied(2))]), files: { 'deploy.yaml': small(2) } },
    cause: 'scaled-otherwise',
    remedy: apply,
  },
  {
    name: 'another file says what was applied',
    type: 'rollout',
    spec: { name: 'flask', image: 'findsec/hello:v2' },
    scene: {
      ...cluster([aDeployment({}, {}, applied(2))]),
      files: { 'deploy.yaml': small(3), 'old.yaml': small(2) },
    },
    cause: 'template-of-other-image',
    remedy: { run: ['kubectl', 'set', 'image', 'deployment/flask', 'web=findsec/hello:v2'] },
  },
  {
    name: 'the tag was loaded again',
    type: 'service-http',
    spec: body,
    scene: cluster([aService(), running('old'), nodeWith('new')], { answers: [answer(200, 'v1')] }),
    cause: 'pods-of-older-image',
    remedy: restart,
  },
  {
    name: 'the image was built again and not loaded',
    type: 'service-http',
    spec: body,
    scene: {
      ...cluster([aService(), running('old'), nodeWith('old')], { answers: [answer(200, 'v1')] }),
      daemon: { images: [anImage({ tags: ['findsec/hello:v1'] })] },
    },
    cause: 'pods-of-older-image',
    remedy: restart,
  },
  {
    name: 'the answer is another one, from the newest image',
    type: 'service-http',
    spec: body,
    scene: cluster([aService(), running('old'), nodeWith('old')], { answers: [answer(200, 'v1')] }),
    cause: 'unknown',
  },
  {
    name: 'a quota forbids the Pods',
    type: 'rollout',
    spec: deployment,
    scene: cluster([aDeployment({}, failure('pods "flask" is forbidden: exceeded quota: small'))]),
    cause: 'quota-exceeded',
    remedy: { run: ['kubectl', 'describe', 'resourcequota'] },
  },
  {
    name: 'a LimitRange forbids the Pods',
    type: 'rollout',
    spec: deployment,
    scene: cluster([
      aDeployment({}, failure('maximum memory usage per Container is 128Mi, but limit is 1Gi')),
    ]),
    cause: 'quota-exceeded',
    remedy: { run: ['kubectl', 'describe', 'limitrange'] },
  },
  {
    name: 'the rollout is paused',
    type: 'rollout',
    spec: deployment,
    scene: cluster([aDeployment({ paused: true }, stuck)]),
    cause: 'rollout-paused',
    remedy: { run: ['kubectl', 'rollout', 'resume', 'deployment/flask'] },
  },
  {
    name: 'the rollout is past its deadline',
    type: 'rollout',
    spec: deployment,
    scene: cluster([
      aDeployment(
        {},
        {
          ...stuck,
          conditions: [
            {
              type: 'Progressing',
              status: 'False',
              reason: 'ProgressDeadlineExceeded',
              message: 'has timed out progressing',
            },
          ],
        },
      ),
    ]),
    cause: 'rollout-past-deadline',
    remedy: { run: ['kubectl', 'rollout', 'undo', 'deployment/flask'] },
  },
  {
    name: 'a node port is asked on this machine',
    type: 'http',
    spec: { container: 'container-lab-control-plane', port: 30_080 },
    scene: {
      daemon: { containers: [kindNode] },
      ...cluster(
        [aService({ ports: [{ port: 80, targetPort: 8080, nodePort: 30_080 }] }), aPod()],
        { answers: [answer(200)] },
      ),
    },
    cause: 'asked-on-localhost',
    remedy: { run: ['kubectl', 'port-forward', 'service/flask', '8080:80'] },
  },
];
