import { aContainer, anImage, now, startedAt } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import { aDeployment, aNode, aPod } from '../check/clusterFakes.ts';
import type { ClusterScene, Json } from '../check/clusterFakes.ts';
import type { State } from './states.ts';

const ref = 'findsec/hello:v1';
const long = new Date(startedAt - 600_000).toISOString();
const young = new Date(now - 5_000).toISOString();
const ready = { labels: { app: 'flask' }, ready: true };
const load = ['kind', 'load', 'docker-image', ref, '--name', 'container-lab'];
const kept = {
  name: 'flask-5f-a',
  creationTimestamp: long,
  labels: { app: 'flask', 'pod-template-hash': '5f' },
  ownerReferences: [{ kind: 'ReplicaSet', name: 'flask-5f', uid: 'r1', controller: true }],
};

export const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: flask
spec:
  replicas: 2
  selector:
    matchLabels:
      app: flask
  template:
    metadata:
      labels:
        app: flask
    spec:
      containers:
        - name: web
          image: findsec/hello:v1
          envFrom:
            - configMapRef:
                name: setings
          env:
            - name: A
              valueFrom:
                configMapKeyRef:
                  name: settings
                  key: collor
`;
const files = { 'deploy.yaml': manifest };
const apply = { run: ['kubectl', 'apply', '-f', 'deploy.yaml'] };

/** A Pod `flask` whose one container is as told. */
function pod(container: Json, more: { metadata?: Json; status?: Json; spec?: Json } = {}): Json {
  return aPod(
    { creationTimestamp: long, ...more.metadata },
    {
      phase: 'Pending',
      conditions: [{ type: 'Ready', status: 'False' }],
      containerStatuses: [{ name: 'web', image: ref, ready: false, restartCount: 0, ...container }],
      ...more.status,
    },
    more.spec,
  );
}

function waiting(reason: string, message = '', more: Parameters<typeof pod>[1] = {}): Json {
  return pod({ state: { waiting: { reason, message } } }, more);
}

function ended(exitCode: number, reason: string, message = ''): Json {
  const terminated = { exitCode, reason, message };
  const state = { waiting: { reason: 'CrashLoopBackOff' } };
  return pod({ restartCount: 3, state, lastState: { terminated } });
}

function unscheduled(why: string, spec: Json = {}): Json {
  return aPod(
    { creationTimestamp: long },
    {
      phase: 'Pending',
      containerStatuses: null,
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          message: `0/1 nodes are available: ${why} preemption: 0/1 nodes are available.`,
        },
      ],
    },
    { nodeName: '', ...spec },
  );
}

const cluster = (objects: readonly Json[], more: Omit<ClusterScene, 'objects'> = {}): Scene => ({
  cluster: { objects, ...more },
});
const local = { daemon: { images: [anImage({ tags: [ref] })] } };
const nodeContainer = aContainer({
  name: 'container-lab-control-plane',
  labels: { 'io.x-k8s.kind.cluster': 'container-lab' },
});
const policy = (imagePullPolicy: string, image = ref): Json => ({
  containers: [{ name: 'web', image, imagePullPolicy }],
});
const node = (spec: Json = {}, metadata: Json = {}): Json => {
  const name = 'container-lab-control-plane';
  const { status, ...rest } = { ...aNode(), status: {} };
  return {
    ...rest,
    metadata: { name, uid: 'n1', ...metadata },
    spec,
    status: {
      ...status,
      nodeInfo: { kubeletVersion: 'v1.34.4' },
      conditions: [{ type: 'Ready', status: 'True' }],
      allocatable: { cpu: '2', memory: '8Gi' },
      images: [{ names: ['docker.io/findsec/hello:v1', 'docker.io/library/import@sha256:new'] }],
    },
  };
};
const terminal = (commandLine: string, exitCode = 0, output = ''): Scene => ({
  evidence: { terminal: [{ time: startedAt + 30_000, commandLine, exitCode, output }] },
});

type PodState = Omit<State, 'type' | 'spec'> & { readonly spec?: unknown };

/** A Pod with a container `first` before its own. */
function withInit(first: Json, own: Json = { reason: 'PodInitializing' }): Json {
  const image = 'findsec/first:v1';
  return pod(
    { state: { waiting: own } },
    {
      spec: { initContainers: [{ name: 'first', image }] },
      status: {
        initContainerStatuses: [{ name: 'first', image, ready: false, restartCount: 0, ...first }],
      },
    },
  );
}

const states: readonly PodState[] = [
  {
    name: 'the image was built and never loaded',
    scene: { ...cluster([waiting('ImagePullBackOff')]), ...local },
    cause: 'image-not-in-node',
    remedy: { run: load },
  },
  {
    name: 'the image was loaded, and the Pod has not tried again',
    scene: {
      ...cluster([waiting('ImagePullBackOff', '', { spec: { nodeName: nodeContainer.name } })]),
      daemon: {
        ...local.daemon,
        containers: [nodeContainer],
        exec: { exitCode: 0, output: `docker.io/${ref}\n`, error: '' },
      },
    },
    cause: 'image-arrived',
  },
  {
    name: 'the image was loaded into kind’s default cluster',
    scene: {
      ...cluster([waiting('ErrImagePull')]),
      ...local,
      ...terminal(`kind load docker-image ${ref}`, 1),
    },
    cause: 'loaded-elsewhere',
    remedy: { run: load },
  },
  {
    name: 'the image was loaded by the right name, and the node lost it',
    scene: { ...cluster([waiting('ErrImagePull')]), ...local, ...terminal(load.join(' ')) },
    cause: 'image-not-in-node',
  },
  {
    name: 'the pull policy is Always',
    scene: {
      ...cluster([waiting('ErrImagePull', '', { metadata: kept, spec: policy('Always') })]),
      ...local,
      files,
    },
    cause: 'image-pulled-always',
    remedy: { run: load },
  },
  {
    name: 'the image’s name is misspelt in the manifest',
    scene: {
      ...cluster([
        node(),
        waiting('ErrImagePull', '', { metadata: kept, spec: policy('', 'findsec/helo:v1') }),
      ]),
      ...local,
      files: { 'deploy.yaml': manifest.replace('findsec/hello', 'findsec/helo') },
    },
    cause: 'image-misspelt',
    remedy: apply,
  },
  {
    name: 'the image is in capitals',
    scene: {
      ...cluster([
        node(),
        waiting('InvalidImageName', '', { spec: policy('', 'findsec/Hello:v1') }),
      ]),
      ...local,
    },
    cause: 'image-misspelt',
    remedy: { run: ['kubectl', 'set', 'image', 'pod/flask', `web=${ref}`] },
  },
  {
    name: 'nobody has the image',
    scene: cluster([waiting('ErrImagePull', 'no such host', { spec: policy('', 'shop/cart:7') })]),
    cause: 'image-nowhere',
  },
  {
    name: 'the container went over its memory limit',
    scene: cluster([ended(137, 'OOMKilled')]),
    cause: 'pod-out-of-memory',
  },
  {
    name: 'the program is not in the image',
    scene: cluster([ended(128, 'StartError', 'exec: "pyton": executable file not found in $PATH')]),
    cause: 'pod-command-not-found',
  },
  {
    name: 'the liveness probe fails',
    scene: cluster([ended(137, 'Error')], {
      told: [
        ['Unhealthy', 'Liveness probe failed: HTTP probe failed with statuscode: 404'],
        ['Killing', 'Container web failed liveness probe, will be restarted'],
      ],
    }),
    cause: 'liveness-failing',
  },
  { name: 'it ends with 0', scene: cluster([ended(0, 'Completed')]), cause: 'pod-ends-at-once' },
  {
    name: 'it ends with an error',
    scene: cluster([ended(1, 'Error')], { logs: ['ModuleNotFoundError'] }),
    cause: 'crash-loop',
    remedy: { run: ['kubectl', 'logs', 'flask', '-c', 'web'] },
  },
  {
    name: 'it ended with an error, and was just started again',
    scene: cluster([
      pod({
        restartCount: 1,
        state: { running: {} },
        lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      }),
    ]),
    cause: 'crash-loop',
    remedy: { run: ['kubectl', 'logs', 'flask', '-c', 'web', '--previous'] },
  },
  {
    name: 'its ConfigMap is misspelt',
    scene: {
      ...cluster([
        { kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'default' } },
        waiting('CreateContainerConfigError', 'configmap "setings" not found', { metadata: kept }),
      ]),
      files,
    },
    cause: 'config-missing',
    remedy: apply,
  },
  {
    name: 'a volume’s Secret is not there',
    scene: cluster([waiting('ContainerCreating')], {
      told: [['FailedMount', 'MountVolume.SetUp failed for volume "v" : secret "keys" not found']],
    }),
    cause: 'config-missing',
  },
  {
    name: 'its ConfigMap lacks a key',
    scene: {
      ...cluster([
        {
          kind: 'ConfigMap',
          metadata: { name: 'settings', namespace: 'default' },
          data: { color: 'x' },
        },
        waiting(
          'CreateContainerConfigError',
          "couldn't find key collor in ConfigMap default/settings",
          {
            metadata: kept,
          },
        ),
      ]),
      files,
    },
    cause: 'config-key-missing',
    remedy: apply,
  },
  {
    name: 'its claim is not bound',
    scene: cluster([
      { kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'default' } },
      unscheduled('pod has unbound immediate PersistentVolumeClaims.', {
        volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
      }),
    ]),
    cause: 'claim-unbound',
    remedy: { run: ['kubectl', 'describe', 'pvc', 'data'] },
  },
  {
    name: 'its claim is not there',
    scene: cluster([
      unscheduled('persistentvolumeclaim "data" not found.', {
        volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
      }),
    ]),
    cause: 'claim-unbound',
  },
  {
    name: 'it requests more memory than there is',
    scene: cluster([
      node(),
      unscheduled('1 Insufficient memory.', {
        containers: [{ name: 'web', image: ref, resources: { requests: { memory: '1000Gi' } } }],
      }),
    ]),
    cause: 'node-too-small',
  },
  {
    name: 'no node has the label that it selects',
    scene: cluster([
      node(),
      unscheduled("1 node(s) didn't match Pod's node affinity/selector.", {
        nodeSelector: { disk: 'ssd' },
      }),
    ]),
    cause: 'node-selector-unmet',
  },
  {
    name: 'no node meets its affinity',
    scene: cluster([node(), unscheduled("1 node(s) didn't match Pod's node affinity/selector.")]),
    cause: 'affinity-unmet',
  },
  {
    name: 'another Pod keeps it away',
    scene: cluster([node(), unscheduled("1 node(s) didn't match pod anti-affinity rules.")]),
    cause: 'affinity-unmet',
  },
  {
    name: 'the node was drained',
    scene: cluster([node({ unschedulable: true }), unscheduled('1 node(s) were unschedulable.')]),
    cause: 'node-cordoned',
    remedy: { run: ['kubectl', 'uncordon', 'container-lab-control-plane'] },
  },
  {
    name: 'the node has a taint',
    scene: cluster([
      node({ taints: [{ key: 'only', value: 'gpu', effect: 'NoSchedule' }] }),
      unscheduled('1 node(s) had untolerated taint {only: gpu}.'),
    ]),
    cause: 'node-tainted',
    remedy: {
      run: ['kubectl', 'taint', 'node', 'container-lab-control-plane', 'only:NoSchedule-'],
    },
  },
  {
    name: 'the readiness probe fails',
    scene: cluster([pod({ state: { running: {} } }, { status: { phase: 'Running' } })], {
      told: [['Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 404']],
    }),
    cause: 'readiness-failing',
  },
  {
    name: 'it was made a moment ago',
    scene: cluster([waiting('ContainerCreating', '', { metadata: { creationTimestamp: young } })]),
    cause: 'still-starting',
  },
  {
    name: 'it hangs, and nothing says why',
    scene: cluster([waiting('ContainerCreating')]),
    cause: 'unknown',
  },
  {
    name: 'the image that it should have is another one',
    spec: { labels: { app: 'flask' }, image: 'findsec/hello:v2' },
    scene: { ...cluster([aDeployment(), aPod(kept)]), files },
    cause: 'template-of-other-image',
    remedy: apply,
  },
  {
    name: 'there are fewer than are wanted',
    spec: { labels: { app: 'flask' }, count: { exactly: 3 } },
    scene: cluster([aDeployment(), aPod(kept)]),
    cause: 'scaled-otherwise',
    remedy: { run: ['kubectl', 'scale', 'deployment/flask', '--replicas=3'] },
  },
  {
    name: 'a container that runs first ends with an error',
    scene: {
      cluster: {
        objects: [
          withInit({
            restartCount: 2,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 1, reason: 'Error' } },
          }),
        ],
        logs: ['no such table'],
      },
    },
    cause: 'crash-loop',
    remedy: { run: ['kubectl', 'logs', 'flask', '-c', 'first'] },
  },
  {
    name: 'the image of a container that runs first is only in Docker',
    scene: {
      daemon: { images: [anImage({ tags: ['findsec/first:v1'] })] },
      cluster: { objects: [withInit({ state: { waiting: { reason: 'ErrImagePull' } } })] },
    },
    cause: 'image-not-in-node',
    remedy: {
      run: ['kind', 'load', 'docker-image', 'findsec/first:v1', '--name', 'container-lab'],
    },
  },
  {
    name: 'a container that runs first does not end',
    scene: {
      cluster: { objects: [withInit({ state: { running: {} } })], logs: ['waiting for db'] },
    },
    cause: 'init-unfinished',
    remedy: { run: ['kubectl', 'logs', 'flask', '-c', 'first'] },
  },
  {
    name: 'one that ran first has ended well, and the next lacks its ConfigMap',
    scene: {
      cluster: {
        objects: [
          withInit(
            { ready: true, state: { terminated: { exitCode: 0, reason: 'Completed' } } },
            {
              reason: 'CreateContainerConfigError',
              message: 'configmap "setings" not found',
            },
          ),
        ],
      },
    },
    cause: 'config-missing',
  },
];

/** Pods that do not work. */
export const clusterPodStates: readonly State[] = states.map((state) => ({
  type: 'pods',
  spec: ready,
  ...state,
}));
