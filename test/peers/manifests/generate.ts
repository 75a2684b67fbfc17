import { Random } from '../random.ts';

/** Manifests of one application, each part of it with one of its usual forms, good or bad. */
export function generate(seed: number, count: number): readonly string[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => application(random));
}

type Parts = readonly [string, ...string[]];

function application(random: Random): string {
  const objects = [
    workload(random),
    ...others.filter(() => random.next() < 0.45).map((make) => make(random)),
  ];
  return (
    objects.map((lines) => lines.filter((line) => line !== '').join('\n')).join('\n---\n') + '\n'
  );
}

const namespaces: Parts = ['', '', '', '  namespace: shop'];
const labels: Parts = ['app: web', 'app: web', 'app: wep', 'tier: back'];

function head(apiVersion: string, kind: string, random: Random): readonly string[] {
  const label = random.pick(['', '', '  labels: {team: shop}', '  labels: {team: "my shop"}']);
  return [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    'metadata:',
    '  name: web',
    random.pick(namespaces),
    label,
  ];
}

function workload(random: Random): readonly string[] {
  const kind = random.pick([
    'Deployment',
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'Pod',
    'Job',
    'CronJob',
  ]);
  const label = random.pick(labels);
  if (kind === 'Pod') {
    return [
      'apiVersion: v1',
      'kind: Pod',
      'metadata:',
      '  name: web',
      random.pick(namespaces),
      `  labels: {${label}}`,
      ...podSpec(random, ''),
    ];
  }
  const template = (indent: string): readonly string[] => [
    `${indent}template:`,
    `${indent}  metadata:`,
    `${indent}    labels: {${label}}`,
    ...podSpec(random, `${indent}  `),
  ];
  if (kind === 'CronJob') {
    return [
      ...head(random.pick(['batch/v1', 'batch/v1', 'batch/v1beta1']), kind, random),
      'spec:',
      '  schedule: "0 5 * * *"',
      random.pick(['', '  startingDeadlineSeconds: 100']),
      '  jobTemplate:',
      '    spec:',
      ...template('      '),
    ];
  }
  if (kind === 'Job') return [...head('batch/v1', kind, random), 'spec:', ...template('  ')];
  return [
    ...head('apps/v1', kind, random),
    'spec:',
    kind === 'DaemonSet' ? '' : random.pick(['', '  replicas: 1', '  replicas: 3']),
    kind === 'StatefulSet' ? random.pick(['', '  serviceName: web', '  serviceName: db']) : '',
    '  selector:',
    `    matchLabels: {${label}}`,
    ...template('  '),
  ];
}

function podSpec(random: Random, indent: string): readonly string[] {
  const lines = [
    'spec:',
    random.pick(['', '  restartPolicy: Never', '  restartPolicy: Always']),
    random.pick([
      ...(['', '', '  securityContext: {runAsUser: 20000, runAsGroup: 20000}'] as const),
      '  securityContext: {seccompProfile: {type: RuntimeDefault}}',
    ]),
    random.pick([
      ...(['', ''] as const),
      '  topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]',
      '  topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]',
    ]),
    ...(random.next() < 0.3 ? ['  initContainers:', ...container(random, 'first')] : []),
    '  containers:',
    ...container(random, 'web'),
    ...(random.next() < 0.3 ? container(random, 'side') : []),
  ];
  return lines.flatMap((line) => (line === '' ? [] : [`${indent}${line}`]));
}

function container(random: Random, name: string): readonly string[] {
  const probe = (): string =>
    random.pick([
      ...([
        '',
        '',
        '{httpGet: {path: /, port: 80}}',
        '{httpGet: {path: /alive, port: 80}}',
      ] as const),
      ...(['{tcpSocket: {port: 80}}', '{exec: {command: [ls, -l]}}'] as const),
    ]);
  const field = (key: string, value: string): string =>
    value === '' ? '' : `      ${key}: ${value}`;
  const quantities: Parts = [
    '',
    '{cpu: 100m, memory: 64Mi}',
    '{cpu: 0.1, memory: 64Mi}',
    '{cpu: 200m, memory: 64Mi, ephemeral-storage: 1Gi}',
  ];
  const [requests, limits] = [random.pick(quantities), random.pick(quantities)];
  const parts = [requests && `requests: ${requests}`, limits && `limits: ${limits}`].filter(
    Boolean,
  );
  return [
    `    - name: ${name}`,
    field('image', random.pick(['web', 'web:latest', 'web:1', 'host:5000/web', 'web@sha256:abc'])),
    field('imagePullPolicy', random.pick(['', '', 'Always', 'IfNotPresent'])),
    field('resources', parts.length > 0 ? `{${parts.join(', ')}}` : ''),
    field('livenessProbe', name === 'first' ? '' : probe()),
    field('readinessProbe', name === 'first' ? '' : probe()),
    field(
      'securityContext',
      random.pick([
        '',
        '{}',
        '{runAsUser: 1000, runAsGroup: 30000}',
        '{runAsUser: 20000}',
        '{seccompProfile: {type: RuntimeDefault}}',
      ]),
    ),
  ];
}

const others: readonly ((random: Random) => readonly string[])[] = [
  (random) => [
    ...head('v1', 'Service', random),
    'spec:',
    random.pick(['', '', '  type: NodePort', '  type: LoadBalancer', '  clusterIP: None']),
    random.pick([
      '',
      `  selector: {${random.pick(labels)}}`,
      `  selector: {${random.pick(labels)}}`,
    ]),
    random.pick(['  ports: [{name: http, port: 80}]', '  ports: [{port: 80}]']),
  ],
  (random) => [
    ...head('networking.k8s.io/v1', 'Ingress', random),
    'spec:',
    random.pick(['', '  defaultBackend: {service: {name: nobody, port: {number: 80}}}']),
    '  rules:',
    '    - http:',
    '        paths:',
    `          - {path: /, pathType: Prefix, backend: {service: {name: ${random.pick(['web', 'web', 'wep'])}, port: ${random.pick(['{number: 80}', '{number: 81}', '{name: http}', '{name: https}'])}}}}`,
  ],
  (random) => [
    ...head('networking.k8s.io/v1', 'NetworkPolicy', random),
    'spec:',
    `  podSelector: ${random.pick(['{}', `{matchLabels: {${random.pick(labels)}}}`, '{matchExpressions: [{key: app, operator: Exists}]}'])}`,
    random.pick([
      '',
      '  policyTypes: [Ingress]',
      '  policyTypes: [Egress]',
      '  policyTypes: [Ingress, Egress]',
      '  egress: [{}]',
    ]),
  ],
  (random) => [
    ...head(
      random.pick(['policy/v1', 'policy/v1', 'policy/v1beta1']),
      'PodDisruptionBudget',
      random,
    ),
    'spec:',
    random.pick(['  maxUnavailable: 1', '  minAvailable: 1']),
    random.pick([
      '',
      `  selector: {matchLabels: {${random.pick(labels)}}}`,
      '  selector: {matchExpressions: [{key: app, operator: In, values: [web, db]}]}',
    ]),
  ],
  (random) => [
    ...head('autoscaling/v2', 'HorizontalPodAutoscaler', random),
    'spec:',
    '  maxReplicas: 5',
    `  scaleTargetRef: {apiVersion: apps/v1, kind: ${random.pick(['Deployment', 'StatefulSet'])}, name: ${random.pick(['web', 'web', 'wep'])}}`,
  ],
];
