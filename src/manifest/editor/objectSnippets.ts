interface ObjectSnippet {
  readonly kind: string;
  readonly apiVersion: string;
  /** Behind apiVersion and kind, in snippet syntax. */
  readonly body: string;
}

const metadata = 'metadata:\n  name: ${1:web}\n';

/** A Pod's part of a workload, indented; the names are those of the first and the following stops. */
const template = (indent: string, more = ''): string =>
  [
    'template:',
    '  metadata:',
    '    labels:',
    '      app: ${1:web}',
    '  spec:',
    ...(more === '' ? [] : [`    ${more}`]),
    '    containers:',
    '      - name: ${1:web}',
    '        image: ${2:nginx:1.27}',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');

const selector = '  selector:\n    matchLabels:\n      app: ${1:web}\n';

/** The smallest whole objects that the API takes, for an empty document. */
export const objectSnippets: readonly ObjectSnippet[] = [
  {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    body: `${metadata}spec:\n  replicas: \${3:2}\n${selector}${template('  ')}`,
  },
  {
    kind: 'Service',
    apiVersion: 'v1',
    body: `${metadata}spec:\n  selector:\n    app: \${1:web}\n  ports:\n    - port: \${2:80}\n      targetPort: \${3:8080}\n`,
  },
  {
    kind: 'Pod',
    apiVersion: 'v1',
    body: `${metadata}spec:\n  containers:\n    - name: \${1:web}\n      image: \${2:nginx:1.27}\n`,
  },
  { kind: 'ConfigMap', apiVersion: 'v1', body: `${metadata}data:\n  \${2:key}: \${3:value}\n` },
  {
    kind: 'Secret',
    apiVersion: 'v1',
    body: `${metadata}stringData:\n  \${2:key}: \${3:value}\n`,
  },
  { kind: 'Namespace', apiVersion: 'v1', body: metadata },
  { kind: 'ServiceAccount', apiVersion: 'v1', body: metadata },
  {
    kind: 'PersistentVolumeClaim',
    apiVersion: 'v1',
    body: `${metadata}spec:\n  accessModes:\n    - ReadWriteOnce\n  resources:\n    requests:\n      storage: \${2:1Gi}\n`,
  },
  {
    kind: 'StatefulSet',
    apiVersion: 'apps/v1',
    body: `${metadata}spec:\n  serviceName: \${1:web}\n  replicas: \${3:2}\n${selector}${template('  ')}`,
  },
  {
    kind: 'DaemonSet',
    apiVersion: 'apps/v1',
    body: `${metadata}spec:\n${selector}${template('  ')}`,
  },
  {
    kind: 'Job',
    apiVersion: 'batch/v1',
    body: `${metadata}spec:\n${template('  ', 'restartPolicy: Never')}`,
  },
  {
    kind: 'CronJob',
    apiVersion: 'batch/v1',
    body: `${metadata}spec:\n  schedule: "\${3:0 3 * * *}"\n  jobTemplate:\n    spec:\n${template('      ', 'restartPolicy: Never')}`,
  },
  {
    kind: 'Ingress',
    apiVersion: 'networking.k8s.io/v1',
    body: `${metadata}spec:\n  rules:\n    - host: \${2:web.example.com}\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: \${1:web}\n                port:\n                  number: \${3:80}\n`,
  },
  {
    kind: 'NetworkPolicy',
    apiVersion: 'networking.k8s.io/v1',
    body: `${metadata}spec:\n  podSelector:\n    matchLabels:\n      app: \${1:web}\n  policyTypes:\n    - Ingress\n  ingress:\n    - ports:\n        - port: \${2:8080}\n`,
  },
  {
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v2',
    body: `${metadata}spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: \${1:web}\n  minReplicas: \${2:2}\n  maxReplicas: \${3:5}\n  metrics:\n    - type: Resource\n      resource:\n        name: cpu\n        target:\n          type: Utilization\n          averageUtilization: \${4:80}\n`,
  },
  {
    kind: 'PodDisruptionBudget',
    apiVersion: 'policy/v1',
    body: `${metadata}spec:\n  maxUnavailable: \${2:1}\n  selector:\n    matchLabels:\n      app: \${1:web}\n`,
  },
  {
    kind: 'Role',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    body: `${metadata}rules:\n  - apiGroups: [""]\n    resources: [\${2:pods}]\n    verbs: [\${3:get, list, watch}]\n`,
  },
  {
    kind: 'RoleBinding',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    body: `${metadata}roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: \${1:web}\nsubjects:\n  - kind: ServiceAccount\n    name: \${2:web}\n`,
  },
];
