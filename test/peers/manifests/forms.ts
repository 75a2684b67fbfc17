import type { KindOf } from '../../../src/manifest/schema/schemas.ts';
import type { Random } from '../random.ts';
import type { Data } from './tree.ts';

/** Of some fields of a model one alone may be there. */
interface Union {
  readonly keys: readonly string[];
  /** One has to be. */
  readonly must?: true;
  /** That one, where nobody asks for another. */
  readonly usual?: string;
}

const volumeSources = [
  ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'configMap', 'csi'],
  ...['downwardAPI', 'emptyDir', 'ephemeral', 'fc', 'flexVolume', 'flocker', 'gcePersistentDisk'],
  ...['gitRepo', 'glusterfs', 'hostPath', 'image', 'iscsi', 'local', 'nfs', 'photonPersistentDisk'],
  ...[
    'persistentVolumeClaim',
    'portworxVolume',
    'projected',
    'quobyte',
    'rbd',
    'scaleIO',
    'secret',
  ],
  ...['storageos', 'vsphereVolume'],
];

const unions: Readonly<Record<string, Union>> = {
  V1DeploymentStrategy: { keys: ['rollingUpdate'] },
  V1DownwardAPIVolumeFile: {
    keys: ['fieldRef', 'resourceFieldRef'],
    must: true,
    usual: 'fieldRef',
  },
  V1EnvFromSource: { keys: ['configMapRef', 'secretRef'], must: true },
  V1EnvVar: { keys: ['value', 'valueFrom'] },
  V1EnvVarSource: {
    keys: ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'],
    must: true,
    usual: 'secretKeyRef',
  },
  V1IngressBackend: { keys: ['resource', 'service'], must: true, usual: 'service' },
  V1LifecycleHandler: {
    keys: ['exec', 'httpGet', 'sleep', 'tcpSocket'],
    must: true,
    usual: 'exec',
  },
  V1NetworkPolicyPeer: { keys: ['ipBlock', 'namespaceSelector', 'podSelector'], must: true },
  V1PolicyRule: { keys: ['nonResourceURLs', 'resources'], must: true, usual: 'resources' },
  V1PersistentVolumeSpec: { keys: volumeSources, must: true, usual: 'hostPath' },
  V1PodDisruptionBudgetSpec: { keys: ['maxUnavailable', 'minAvailable'] },
  V1Probe: { keys: ['exec', 'grpc', 'httpGet', 'tcpSocket'], must: true, usual: 'tcpSocket' },
  V1ServiceBackendPort: { keys: ['name', 'number'], must: true, usual: 'number' },
  V1Volume: { keys: volumeSources, must: true, usual: 'emptyDir' },
  V1VolumeProjection: {
    keys: [
      ...['clusterTrustBundle', 'configMap', 'downwardAPI', 'podCertificate', 'secret'],
      'serviceAccountToken',
    ],
    must: true,
    usual: 'configMap',
  },
};

export function unionOf(model: string): Union | undefined {
  return unions[model];
}

const labels = { app: 'web' };
const containers = [{ name: 'web', image: 'web:1' }];
const template = { metadata: { labels }, spec: { containers } };
const jobTemplate = { spec: { containers, restartPolicy: 'Never' } };
const workload = { spec: { selector: { matchLabels: labels }, template } };
const role = { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] };
const subjects = [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }];
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };

/** What an object of a kind needs beyond its required fields to be of use. */
const bases: Readonly<Record<string, Readonly<Record<string, Data>>>> = {
  'apps/v1 DaemonSet': workload,
  'apps/v1 Deployment': workload,
  'apps/v1 ReplicaSet': workload,
  'apps/v1 StatefulSet': workload,
  'autoscaling/v1 HorizontalPodAutoscaler': {
    spec: {
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    },
  },
  'autoscaling/v2 HorizontalPodAutoscaler': {
    spec: {
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    },
  },
  'batch/v1 CronJob': {
    spec: { schedule: '0 5 * * *', jobTemplate: { spec: { template: jobTemplate } } },
  },
  'batch/v1 Job': { spec: { template: jobTemplate } },
  'discovery.k8s.io/v1 EndpointSlice': {
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.1.2.3'] }],
  },
  'networking.k8s.io/v1 Ingress': {
    spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
  },
  'networking.k8s.io/v1 IngressClass': { spec: { controller: 'example.com/web' } },
  'networking.k8s.io/v1 NetworkPolicy': { spec: { podSelector: {} } },
  'node.k8s.io/v1 RuntimeClass': { handler: 'runc' },
  'policy/v1 PodDisruptionBudget': { spec: { selector: { matchLabels: labels } } },
  'rbac.authorization.k8s.io/v1 ClusterRole': role,
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': { subjects, roleRef },
  'rbac.authorization.k8s.io/v1 Role': role,
  'rbac.authorization.k8s.io/v1 RoleBinding': { subjects, roleRef },
  'scheduling.k8s.io/v1 PriorityClass': { value: 1000 },
  'storage.k8s.io/v1 StorageClass': { provisioner: 'example.com/disk' },
  'v1 LimitRange': { spec: { limits: [{ type: 'Container', max: { memory: '1Gi' } }] } },
  'v1 PersistentVolume': {
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      hostPath: { path: '/a' },
    },
  },
  'v1 PersistentVolumeClaim': {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
  'v1 Pod': { spec: { containers } },
  'v1 PodTemplate': { template },
  'v1 ReplicationController': { spec: { selector: labels, template } },
  'v1 Service': { spec: { ports: [{ port: 80 }] } },
};

export function baseOf({ apiVersion, kind }: KindOf): Data {
  const base = bases[`${apiVersion} ${kind}`];
  return { apiVersion, kind, metadata: { name: 'web' }, ...base };
}

/** Fields that no schema asks for, and without which an API server refuses what is around them. */
const needs: Readonly<Record<string, readonly string[]>> = {
  V1Container: ['image'],
  V1ConfigMapEnvSource: ['name'],
  V1ConfigMapKeySelector: ['name'],
  V1ConfigMapProjection: ['name'],
  V1ConfigMapVolumeSource: ['name'],
  V1FCVolumeSource: ['lun', 'targetWWNs'],
  V1HTTPIngressPath: ['path'],
  V1IngressServiceBackend: ['port'],
  V1ObjectReference: ['name'],
  V1PersistentVolumeClaim: ['spec'],
  V1PersistentVolumeClaimSpec: ['accessModes', 'resources'],
  V1PodResourceClaim: ['resourceClaimName'],
  V1SecretEnvSource: ['name'],
  V1SecretProjection: ['name'],
  V2MetricTarget: ['averageValue'],
  V1SecretKeySelector: ['name'],
  V1SecretVolumeSource: ['secretName'],
  V1StorageOSVolumeSource: ['volumeName'],
  V1VolumeResourceRequirements: ['requests'],
};

export function isNeeded(model: string, key: string): boolean {
  return needs[model]?.includes(key) === true;
}

type Make = (next: () => number, random: Random) => Data;

const string =
  (...words: readonly [string, ...string[]]): Make =>
  (_, random) =>
    random.pick(words);
const path: Make = (next) => `/data/${next()}`;

/** Values of fields that take less than their type says. */
const forms: Readonly<Record<string, Make>> = {
  'V1Container.image': string('web:1', 'example.com/web:2', `web@sha256:${'a'.repeat(64)}`),
  'V1FCVolumeSource.targetWWNs': () => ['50060e801049cfd1'],
  'V1HTTPGetAction.path': path,
  'V1HTTPIngressPath.path': path,
  'V1HostPathVolumeSource.path': path,
  'V1IPBlock.cidr': string('10.0.0.0/8', '2001:db8::/64'),
  'V1ISCSIVolumeSource.initiatorName': string('iqn.2026-01.com.example:shop'),
  'V1ISCSIVolumeSource.iqn': string('iqn.2026-01.com.example:web'),
  'V1LabelSelector.matchExpressions': () => [{ key: 'app', operator: 'Exists' }],
  'V1LabelSelector.matchLabels': () => labels,
  'V1ObjectMeta.labels': (next) => ({ app: 'web', tier: `tier-${next()}` }),
  'V1ObjectMeta.annotations': (next, random) => ({
    'example.com/why': random.pick([
      'because',
      '1.2.3',
      '12:30',
      '10Gi',
      '- no list',
      'a: b',
      `${next()}`,
    ]),
  }),
  'V1NFSVolumeSource.path': path,
  'V1NamespaceSpec.finalizers': () => ['kubernetes'],
  'V1ObjectFieldSelector.apiVersion': string('v1'),
  'V1ObjectFieldSelector.fieldPath': string('metadata.name', 'status.podIP'),
  'V1PersistentVolumeClaimSpec.accessModes': () => ['ReadWriteOnce'],
  'V1QuobyteVolumeSource.registry': string('example.com:7861'),
  'V1ResourceFieldSelector.resource': string('limits.cpu', 'requests.cpu'),
  'V1ServiceAccountTokenProjection.expirationSeconds': () => 600,
  'V1ServiceSpec.clusterIP': string('None'),
  'V1StatefulSetSpec.volumeClaimTemplates': () => [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ],
  'V1VolumeResourceRequirements.requests': () => ({ storage: '1Gi' }),
  'RbacV1Subject.apiGroup': string(''),
  'V1ConfigMap.data': (next, random) => ({
    [`key-${next()}`]: random.pick(['a', 'true', '0755', '# no comment', '{"a": 1}']),
    'app.conf': 'a = 1\nb = 2\n',
  }),
  'V1VolumeMount.mountPath': path,
};

/** What stands in a field, by its `Model.field`; undefined where its type says all. */
export function formOf(name: string, next: () => number, random: Random): Data | undefined {
  return forms[name]?.(next, random);
}
