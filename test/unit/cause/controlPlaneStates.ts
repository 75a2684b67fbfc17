import { startedAt } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import { aDeployment, anAct, aNode, aPod } from '../check/clusterFakes.ts';
import type { Json } from '../check/clusterFakes.ts';
import type { State } from './states.ts';

const node = 'container-lab-control-plane';
/** A Pod of the control plane, as the kubelet shows it. */
const part = (component: string): Json =>
  aPod({
    name: `${component}-${node}`,
    namespace: 'kube-system',
    uid: component,
    labels: { component, tier: 'control-plane' },
    annotations: { 'kubernetes.io/config.mirror': '1', 'kubernetes.io/config.source': 'file' },
  });
const [server, scheduler, controllers] = [
  part('kube-apiserver'),
  part('kube-scheduler'),
  part('kube-controller-manager'),
];
const unplaced = aPod(
  { creationTimestamp: new Date(startedAt).toISOString() },
  { phase: 'Pending', podIP: undefined, conditions: [], containerStatuses: [] },
  { nodeName: undefined },
);
const kept = { ownerReferences: [{ kind: 'ReplicaSet', name: 'f', uid: 'r1', controller: true }] };
const ls = { run: ['docker', 'exec', node, 'ls', '/etc/kubernetes/manifests'] };
const away = (name: string) => ({
  run: ['docker', 'exec', node, 'mv', `/etc/kubernetes/manifests/${name}.yaml`, '/root/'],
});
const cluster = (...objects: readonly Json[]): Scene => ({ cluster: { objects } });
const ofPod = { kind: 'Pod', name: 'flask' };
const kube = { namespace: 'kube-system' };
const byLabel = { labels: { app: 'flask' } };
const bare = anAct({ act: 'deleted', kind: 'Pod', name: 'flask', owner: { name: '', uid: '' } });
const soloFile = `apiVersion: v1
kind: Pod
metadata: { name: flask }
spec: { containers: [{ name: web, image: "findsec/hello:v1" }] }
`;
const labelled = (commandLine: string, exitCode: number, output: string): Scene => ({
  ...cluster(aPod()),
  evidence: { terminal: [{ time: startedAt + 1_000, commandLine, exitCode, output }] },
});
const refused = "error: 'app' already has a value (flask), and --overwrite is false\n";

/** Parts of a control plane that are away or still there, and acts on the cluster. */
export const controlPlaneStates: readonly State[] = [
  {
    name: 'nobody schedules the Pod',
    type: 'pods',
    spec: { name: 'flask', ready: true },
    scene: cluster(server, controllers, unplaced),
    cause: 'control-plane-part-missing',
    remedy: ls,
  },
  {
    name: 'the Pod is young, and the scheduler there',
    type: 'pods',
    spec: { name: 'flask', ready: true },
    scene: cluster(server, scheduler, controllers, unplaced),
    cause: 'still-starting',
  },
  {
    name: 'the control plane is not run by a kubelet here',
    type: 'pods',
    spec: { name: 'flask', ready: true },
    scene: cluster(unplaced),
    cause: 'still-starting',
  },
  {
    name: 'nobody replaces the Pod',
    type: 'k8s-event',
    spec: { act: 'replaced', name: 'flask' },
    scene: cluster(server, scheduler),
    cause: 'control-plane-part-missing',
    remedy: ls,
  },
  {
    name: 'nobody brings the Pods to their number',
    type: 'pods',
    spec: { labels: { app: 'flask' }, count: { exactly: 2 } },
    scene: cluster(server, scheduler, aDeployment(), aPod(kept)),
    cause: 'control-plane-part-missing',
  },
  {
    name: 'the Pods are fewer, and somebody counts them',
    type: 'pods',
    spec: { labels: { app: 'flask' }, count: { exactly: 3 } },
    scene: cluster(server, scheduler, controllers, aDeployment(), aPod(kept)),
    cause: 'scaled-otherwise',
  },
  {
    name: 'the scheduler still runs',
    type: 'pods',
    spec: { ...kube, name: `kube-scheduler-${node}`, exists: false },
    scene: cluster(server, scheduler),
    cause: 'static-pod-still-there',
    remedy: away('kube-scheduler'),
  },
  {
    name: 'a Pod of no file is still there',
    type: 'pods',
    spec: { name: 'flask', exists: false },
    scene: cluster(aPod()),
    cause: 'unknown',
  },
  {
    name: 'the API server still answers',
    type: 'kind-cluster',
    spec: { answers: false },
    scene: cluster(server, aNode()),
    cause: 'static-pod-still-there',
    remedy: away('kube-apiserver'),
  },
  {
    name: 'a bare Pod was deleted',
    type: 'pods',
    spec: { name: 'flask', ready: true },
    scene: {
      ...cluster(),
      files: { 'solo.yaml': soloFile },
      evidence: { cluster: { acts: [bare], gaps: [] } },
    },
    cause: 'deleted-not-kept',
    remedy: { run: ['kubectl', 'apply', '-f', 'solo.yaml'] },
  },
  {
    name: 'one of two bare Pods was deleted',
    type: 'pods',
    spec: { ...byLabel, count: { exactly: 2 } },
    scene: {
      ...cluster(aPod({ name: 'other' })),
      files: { 'solo.yaml': soloFile },
      evidence: { cluster: { acts: [bare], gaps: [] } },
    },
    cause: 'deleted-not-kept',
    remedy: { run: ['kubectl', 'apply', '-f', 'solo.yaml'] },
  },
  {
    name: 'a bare Pod was deleted, and a Deployment makes too few of its label',
    type: 'pods',
    spec: { ...byLabel, count: { exactly: 3 } },
    scene: {
      ...cluster(aDeployment(), aPod({ ...kept, name: 'other' })),
      evidence: { cluster: { acts: [bare], gaps: [] } },
    },
    cause: 'scaled-otherwise',
  },
  {
    name: 'a bare Pod was deleted, and those of a controller are asked for',
    type: 'pods',
    spec: { ...byLabel, owner: 'ReplicaSet' },
    scene: { ...cluster(), evidence: { cluster: { acts: [bare], gaps: [] } } },
    cause: 'object-missing',
  },
  {
    name: 'a bare Pod was deleted whose container should start anew',
    type: 'k8s-event',
    spec: { act: 'restarted', ...ofPod },
    scene: { ...cluster(), evidence: { cluster: { acts: [bare], gaps: [] } } },
    cause: 'deleted-not-kept',
  },
  {
    name: 'a bare Pod was deleted, and made again',
    type: 'k8s-event',
    spec: { act: 'restarted', ...ofPod },
    scene: { ...cluster(aPod()), evidence: { cluster: { acts: [bare], gaps: [] } } },
    cause: 'cluster-act-never',
  },
  {
    name: 'the Pod was not deleted',
    type: 'k8s-event',
    spec: { act: 'deleted', ...ofPod },
    scene: cluster(aPod()),
    cause: 'cluster-act-never',
  },
  {
    name: 'the label was not overwritten',
    type: 'pods',
    spec: { labels: { app: 'loose' }, count: { exactly: 1 } },
    scene: labelled('kubectl label pod flask app=loose', 1, refused),
    cause: 'label-not-overwritten',
    remedy: { run: ['kubectl', 'label', 'pod', 'flask', 'app=loose', '--overwrite'] },
  },
  {
    name: 'the manifests were not copied',
    type: 'manifest',
    spec: { path: 'manifests/kube-scheduler.yaml', kind: 'Pod' },
    scene: {},
    cause: 'file-missing',
    remedy: { run: ['ls', '-la'] },
  },
];
