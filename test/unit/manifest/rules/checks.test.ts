import assert from 'node:assert/strict';
import { defaultConfig, type LintConfig } from '../../../../src/lint/config/config.ts';
import { applyEdits, offsetsIn } from '../../../../src/lint/edit.ts';
import type { Finding } from '../../../../src/lint/finding.ts';
import { readManifest } from '../../../../src/manifest/document.ts';
import { lintManifest } from '../../../../src/manifest/lint.ts';
import { isOwn } from '../../../../src/manifest/rules/links.ts';
import { manifestRules } from '../../../../src/manifest/rules/table.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../../../src/manifest/together.ts';
import { languages, toPlain } from '../../../../src/text.ts';
import { packed } from '../support.ts';

const schemas = schemasOf(packed, '1.34');
const all: LintConfig = { ...defaultConfig, profile: 'all' };

/** The findings of files that are looked at together, by their paths. */
function lintAll(
  files: Readonly<Record<string, string>>,
  config = defaultConfig,
): Readonly<Record<string, readonly Finding[]>> {
  const manifests = Object.entries(files).map(([path, text]) => readManifest(text, schemas, path));
  const together = lookTogether(manifests);
  return Object.fromEntries(
    manifests.map((manifest) => [manifest.path, lintManifest(manifest, config, together)]),
  );
}

function lintOne(text: string, config = defaultConfig): readonly Finding[] {
  return lintAll({ 'a.yaml': text }, config)['a.yaml'] ?? [];
}

/** `line:column text` of what a finding covers. */
function placeOf(text: string, { range }: Finding): string {
  const offset = offsetsIn(text);
  const covered = text.slice(offset(range.start), offset(range.end));
  return `${range.start.line + 1}:${range.start.character + 1} ${covered}`;
}

/** Of each check the places in its own example. */
const examples: Readonly<Record<string, readonly string[]>> = {
  'unknown-schema': ['2:7 Web'],
  'access-to-create-pods': ['17:9 web'],
  'access-to-secrets': ['17:9 web'],
  'no-anti-affinity': ['14:5 spec'],
  'cluster-admin-role-binding': ['8:9 cluster-admin'],
  'cronjob-has-deadline': ['5:1 spec'],
  'cronjob-restartpolicy': ['10:9 spec'],
  'dangling-horizontalpodautoscaler': ['27:11 wep'],
  'dangling-ingress': ['13:23 wep'],
  'dangling-networkpolicy': ['22:3 podSelector'],
  'dangling-networkpolicypeer-podselector': ['25:11 podSelector'],
  'dangling-service': ['23:10 wep'],
  'dangling-servicemonitor': ['16:5 matchLabels'],
  'default-service-account': ['5:1 spec'],
  'deployment-has-poddisruptionbudget': ['5:1 spec'],
  'deprecated-service-account-field': ['6:3 serviceAccount'],
  'dnsconfig-options': ['5:1 spec'],
  'docker-sock': ['13:17 host'],
  'drop-net-raw-capability': ['9:9 capabilities'],
  'duplicate-env-var': ['11:17 A'],
  'env-var-secret': ['10:18 abc'],
  'env-value-from': ['13:20 color'],
  'container-ephemeral-storage-request-and-limit': ['7:7 name', '7:7 name'],
  'exposed-services': ['6:9 LoadBalancer'],
  'host-ipc': ['6:3 hostIPC'],
  'host-network': ['6:3 hostNetwork'],
  'host-pid': ['6:3 hostPID'],
  'hpa-minimum-three-replicas': ['6:16 1'],
  'container-image-pull-policy': ['7:7 name'],
  'job-ttl-seconds-after-finished': ['5:1 spec'],
  'label-values': ['6:11 web shop'],
  'latest-tag': ['8:14 web:latest'],
  'liveness-port': ['12:17 8080'],
  'mismatching-selector': ['8:12 wep'],
  'non-existent-service-account': ['6:23 wep'],
  'no-extensions-v1beta': ['1:13 extensions/v1beta1'],
  'no-liveness-probe': ['7:7 name'],
  'no-node-affinity': ['5:1 spec'],
  'no-readiness-probe': ['7:7 name'],
  'no-rolling-update-strategy': ['7:11 Recreate'],
  'pdb-max-unavailable': ['6:19 0'],
  'pdb-min-available': ['23:17 2'],
  'pdb-unhealthy-pod-eviction-policy': ['5:1 spec'],
  'pod-networkpolicy': ['11:7 labels'],
  'priority-class-name': ['6:22 first'],
  'privilege-escalation-container': ['9:9 allowPrivilegeEscalation'],
  'privileged-container': ['9:9 privileged'],
  'privileged-ports': ['9:26 80'],
  'pod-probes-identical': ['12:7 livenessProbe'],
  'no-read-only-root-fs': ['7:7 name'],
  'readiness-port': ['12:17 8080'],
  'minimum-three-replicas': ['6:13 1'],
  'container-resource-requests-equal-limits': ['10:16 100m'],
  'required-annotation-email': ['3:1 metadata'],
  'required-label-owner': ['3:1 metadata'],
  'restart-policy': ['6:18 Never'],
  'run-as-non-root': ['7:7 name'],
  'deployment-targeted-by-hpa-does-not-have-replicas-configured': ['6:3 replicas'],
  'scc-deny-privileged-container': ['5:1 allowPrivilegedContainer'],
  'container-seccomp-profile': ['7:7 name'],
  'read-secret-from-env-var': ['11:13 secretKeyRef'],
  'sensitive-host-mounts': ['13:17 host'],
  'service-type': ['6:9 NodePort'],
  'sorted-keys': ['2:1 metadata'],
  'ssh-port': ['9:26 22'],
  'stable-version': ['1:13 networking.k8s.io/v1beta1'],
  'startup-port': ['12:17 8080'],
  'statefulset-has-poddisruptionbudget': ['5:1 spec'],
  'statefulset-has-servicename': ['6:16 wep'],
  'invalid-target-ports': ['29:19 htp'],
  'pod-topology-spread-constraints': ['15:11 maxSkew'],
  'unsafe-proc-mount': ['9:20 Unmasked'],
  'unsafe-sysctls': ['8:15 kernel.msgmax'],
  'unset-cpu-requirements': ['7:7 name', '7:7 name'],
  'unset-memory-requirements': ['7:7 name', '7:7 name'],
  'use-namespace': ['3:1 metadata'],
  'container-security-context-user-group-id': ['7:7 name'],
  'wildcard-in-rules': ['7:17 "*"'],
  'writable-host-mount': ['13:11 name'],
};

describe('the checks of kube-linter and kube-score', () => {
  for (const rule of manifestRules) {
    const [id] = rule.ids;
    const expected = examples[id];
    if (isOwn(id) && expected === undefined) continue;
    it(`${id}: is on the exact place of its example, and offers an edit where it says so`, () => {
      const found = lintOne(rule.example.before, all).filter(({ ids }) => ids[0] === id);
      assert.deepEqual(
        found.map((finding) => placeOf(rule.example.before, finding)),
        expected,
      );
      assert.equal(
        found.some(({ fixes }) => fixes.length > 0),
        rule.fix,
      );
      for (const { message, fixes, related } of found) {
        const texts = [
          message,
          ...fixes.map(({ title }) => title),
          ...related.map((one) => one.message),
        ];
        for (const text of texts) {
          const [en = '', zh = ''] = languages.map((language) => toPlain(text, language));
          assert.doesNotMatch(`${en}${zh}`, /\{\w+\}/);
          assert.match(zh, /\p{Script=Han}|^\S+$|^[\w ]+$/u);
          assert.ok(en);
        }
      }
      assert.match(found[0]?.link ?? '', isOwn(id) ? /^$/ : /^https:\/\//);
    });
  }

  it('has every name of the list', () => {
    const names = manifestRules.flatMap(({ ids }) => ids);
    const theirs = new Set(names.filter((name) => !isOwn(name)));
    assert.equal(theirs.size, 63 + 21);
  });
});

/** `«…»` stands around what a check finds. */
const cases: readonly (readonly [id: string, source: string])[] = [
  [
    'host-ipc',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  «hostIPC»: true\n  containers:\n    - name: a\n',
  ],
  [
    'host-ipc',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostIPC: false\n  containers:\n    - name: a\n',
  ],
  [
    'host-network',
    "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  schedule: '* * * * *'\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          «hostNetwork»: true\n          restartPolicy: Never\n          containers: []\n",
  ],
  [
    'privileged-container',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: []\n  initContainers:\n    - name: a\n      securityContext: {«privileged»: true}\n',
  ],
  [
    'privilege-escalation-container',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      securityContext: {privileged: false}\n',
  ],
  [
    'no-read-only-root-fs',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      «securityContext»: {privileged: false}\n',
  ],
  [
    'no-read-only-root-fs',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      securityContext: {«readOnlyRootFilesystem»: false}\n',
  ],
  [
    'run-as-non-root',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {runAsNonRoot: true}\n  containers:\n    - name: a\n',
  ],
  [
    'run-as-non-root',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {runAsNonRoot: true}\n  containers:\n    - name: a\n      securityContext: {runAsUser: «0»}\n',
  ],
  [
    'run-as-non-root',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {runAsUser: 1000, runAsGroup: 1000}\n  containers:\n    - name: a\n',
  ],
  [
    'run-as-non-root',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {runAsNonRoot: «false»}\n  containers:\n    - name: a\n',
  ],
  [
    'drop-net-raw-capability',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n',
  ],
  [
    'drop-net-raw-capability',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      securityContext: {capabilities: {drop: [all]}}\n',
  ],
  [
    'drop-net-raw-capability',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      securityContext: {capabilities: {add: [«NET_RAW»], drop: [NET_RAW]}}\n',
  ],
  [
    'unsafe-proc-mount',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      securityContext: {procMount: «unmasked»}\n',
  ],
  [
    'unsafe-sysctls',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext:\n    sysctls: [{name: kernel.pid_max, value: "1"}, {name: «net.core.somaxconn», value: "1"}]\n  containers:\n    - name: a\n',
  ],
  [
    'docker-sock',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  volumes: [{name: a, hostPath: {path: /var/run/docker.sock}}]\n  containers:\n    - name: a\n',
  ],
  [
    'sensitive-host-mounts',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  volumes: [{name: a, hostPath: {path: /}}, {name: b, hostPath: {path: /etc/x}}]\n  containers:\n    - name: a\n      volumeMounts: [{name: «a», mountPath: /a}, {name: b, mountPath: /b}]\n',
  ],
  [
    'writable-host-mount',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  volumes: [{name: a, hostPath: {path: /}}]\n  containers:\n    - name: a\n      volumeMounts: [{name: a, mountPath: /a, readOnly: true}]\n',
  ],
  [
    'container-security-context-user-group-id',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      securityContext: {runAsUser: 10000, runAsGroup: «9999»}\n',
  ],
  [
    'container-seccomp-profile',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {seccompProfile: {type: RuntimeDefault}}\n  containers:\n    - name: a\n',
  ],
  [
    'unset-cpu-requirements',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      resources: {requests: {cpu: «"0"»}, limits: {cpu: 1}}\n',
  ],
  [
    'unset-memory-requirements',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      resources: {requests: {memory: 1Gi}, «limits»: {cpu: 1}}\n',
  ],
  [
    'container-resource-requests-equal-limits',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      resources: {requests: {cpu: 1000m, memory: «1Gi»}, limits: {cpu: 1, memory: 1G}}\n',
  ],
  [
    'latest-tag',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: «host:5000/web»\n',
  ],
  [
    'latest-tag',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: web@sha256:abc\n',
  ],
  [
    'latest-tag',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: host:5000/web:1\n',
  ],
  [
    'latest-tag',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: «a/web:latest»\n',
  ],
  [
    'container-image-pull-policy',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: web:latest\n',
  ],
  [
    'container-image-pull-policy',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: web:1\n      imagePullPolicy: «IfNotPresent»\n',
  ],
  [
    'no-liveness-probe',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  initContainers: [{name: i}]\n  containers:\n    - «name»: a\n',
  ],
  [
    'liveness-port',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      ports: [{name: http, containerPort: 80}]\n      livenessProbe: {httpGet: {port: http}}\n',
  ],
  [
    'liveness-port',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      ports: [{name: http, containerPort: 80}]\n      livenessProbe: {httpGet: {port: «https»}}\n',
  ],
  [
    'liveness-port',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      ports: [{containerPort: 53, protocol: UDP}]\n      livenessProbe: {tcpSocket: {port: «53»}}\n',
  ],
  [
    'startup-port',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      startupProbe: {grpc: {port: «9000»}}\n',
  ],
  [
    'readiness-port',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      readinessProbe: {exec: {command: [ls]}}\n',
  ],
  [
    'pod-probes-identical',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      readinessProbe: {exec: {command: [ls, a]}}\n      livenessProbe: {exec: {command: [ls, b]}}\n',
  ],
  [
    'pod-probes-identical',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      readinessProbe: {tcpSocket: {port: 1}, periodSeconds: 1}\n      «livenessProbe»: {tcpSocket: {port: 1}}\n',
  ],
  [
    'ssh-port',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      ports: [{containerPort: 22, protocol: UDP}, {containerPort: «22»}]\n',
  ],
  [
    'privileged-ports',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      ports: [{containerPort: «1023»}, {containerPort: 1024}]\n',
  ],
  [
    'duplicate-env-var',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      env: [{name: A, value: "1"}, {name: «A», value: "2"}, {name: A, value: "3"}, {name: B}]\n',
  ],
  [
    'env-var-secret',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      env: [{name: MY_Secret, value: «abc»}, {name: SECRET, valueFrom: {secretKeyRef: {name: a, key: b}}}, {name: A, value: secret}]\n',
  ],
  [
    'env-value-from',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      env: [{name: A, valueFrom: {secretKeyRef: {name: «a», key: b}}}, {name: B, valueFrom: {configMapKeyRef: {name: a, key: b, optional: true}}}]\n',
  ],
  [
    'minimum-three-replicas',
    'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'minimum-three-replicas',
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\n«spec»:\n  template: {}\n',
  ],
  [
    'no-anti-affinity',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'no-anti-affinity',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 3\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      affinity: {«podAntiAffinity»: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {}}]}}\n      containers:\n        - name: a\n',
  ],
  [
    'no-anti-affinity',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 3\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}}]}}\n      containers:\n        - name: a\n',
  ],
  [
    'no-node-affinity',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      affinity: {nodeAffinity: {}}\n      containers:\n        - name: a\n',
  ],
  [
    'priority-class-name',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n',
  ],
  [
    'restart-policy',
    'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {ttlSecondsAfterFinished: 1, template: {spec: {restartPolicy: «Never», containers: []}}}\n',
  ],
  [
    'default-service-account',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  automountServiceAccountToken: false\n  containers:\n    - name: a\n',
  ],
  [
    'default-service-account',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  serviceAccount: «default»\n  containers:\n    - name: a\n',
  ],
  [
    'deprecated-service-account-field',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  serviceAccountName: a\n  «serviceAccount»: a\n  containers:\n    - name: a\n',
  ],
  [
    'non-existent-service-account',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  serviceAccountName: default\n  containers:\n    - name: a\n',
  ],
  [
    'mismatching-selector',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: «web», tier: a}\n  template:\n    metadata:\n      labels: {app: wep, tier: a}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'mismatching-selector',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: «web»}\n  template:\n    metadata:\n      labels: {tier: a}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'mismatching-selector',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    «matchExpressions»: [{key: app, operator: NotIn, values: [web]}]\n  template: {metadata: {labels: {app: web}}, spec: {containers: []}}\n',
  ],
  [
    'mismatching-selector',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  «selector»: {}\n  template: {metadata: {labels: {app: web}}, spec: {containers: []}}\n',
  ],
  [
    'no-rolling-update-strategy',
    'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec:\n  updateStrategy: {type: «OnDelete»}\n',
  ],
  [
    'job-ttl-seconds-after-finished',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {«ttlSecondsAfterFinished»: 1, completions: 1}}}\n',
  ],
  [
    'cronjob-restartpolicy',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {spec: {restartPolicy: «Always»}}}}}\n',
  ],
  [
    'pod-topology-spread-constraints',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  topologySpreadConstraints: [{maxSkew: «0», labelSelector: {}, topologyKey: a, whenUnsatisfiable: DoNotSchedule}]\n  containers:\n    - name: a\n',
  ],
  [
    'dangling-service',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ExternalName, externalName: b}\n',
  ],
  ['dangling-service', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n«spec»: {ports: []}\n'],
  [
    'service-targets-pod',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n«spec»: {ports: []}\n',
  ],
  [
    'service-targets-pod',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: []}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {}\n',
  ],
  [
    'dangling-ingress',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {defaultBackend: {service: {name: «b», port: {number: 1}}}}\n',
  ],
  [
    'ingress-targets-service',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {rules: [{http: {paths: [{backend: {service: {name: b, port: {number: «81»}}}}]}}]}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\nspec: {ports: [{port: 80}]}\n',
  ],
  [
    'dangling-horizontalpodautoscaler',
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {minReplicas: 3, maxReplicas: 5, scaleTargetRef: {apiVersion: «apps/v1beta1», kind: Deployment, name: a}}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'dangling-networkpolicy',
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'dangling-networkpolicypeer-podselector',
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}, egress: [{to: [{podSelector: {}, namespaceSelector: {}}, {«podSelector»: {matchLabels: {a: b}}}]}]}\n',
  ],
  [
    'invalid-target-ports',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {app: web}, ports: [{port: 1, targetPort: «htt»}, {port: 2, targetPort: http}, {port: 3, targetPort: «99999»}]}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n          ports: [{name: http, containerPort: 1}, {name: «-a», containerPort: 2}]\n',
  ],
  [
    'pod-networkpolicy',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      «labels»: {app: web}\n    spec:\n      containers:\n        - name: a\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}}\n',
  ],
  [
    'non-isolated-pod',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}}\n',
  ],
  [
    'pdb-max-unavailable',
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {maxUnavailable: «0%»}\n',
  ],
  [
    'pdb-max-unavailable',
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {maxUnavailable: 50%}\n',
  ],
  [
    'pdb-min-available',
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: «100%»}\n',
  ],
  [
    'pdb-min-available',
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 50%, selector: {matchLabels: {app: web}}}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'deployment-has-poddisruptionbudget',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 1\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'deployment-has-poddisruptionbudget',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  «replicas»: 2\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: a\n',
  ],
  [
    'statefulset-has-servicename',
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\n«spec»:\n  template: {}\n',
  ],
  [
    'label-values',
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {a: '', b: «-x», c: '${image}', d: «'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'»}}\nspec: {containers: []}\n",
  ],
  ['stable-version', 'apiVersion: «batch/v1beta1»\nkind: CronJob\nmetadata: {name: a}\nspec: {}\n'],
  [
    'no-extensions-v1beta',
    'apiVersion: «extensions/v1beta1»\nkind: Ingress\nmetadata: {name: a}\nspec: {}\n',
  ],
  [
    'wildcard-in-rules',
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{apiGroups: ['*'], resources: [pods], verbs: [get, «'*'»]}]\n",
  ],
  [
    'use-namespace',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: «Default»}\nspec: {}\n',
  ],
  ['use-namespace', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
  [
    'required-label-owner',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a, «labels»: {team: a}}\nspec: {}\n',
  ],
  ['unknown-schema', 'apiVersion: example.com/v1\nkind: «Web»\nspec: {}\n'],
  [
    'access-to-secrets',
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\nroleRef: {kind: ClusterRole, name: «all»}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: all}\naggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: part, labels: {a: b}}\nrules: [{resources: ['*'], verbs: [list]}]\n",
  ],
];

describe('the checks, case by case', () => {
  for (const [id, source] of cases) {
    it(`${id}: ${JSON.stringify(source.slice(source.indexOf('spec:'))).slice(0, 90)}`, () => {
      const text = source.replace(/[«»]/g, '');
      const offset = offsetsIn(text);
      const marks = lintOne(text, all)
        .filter(({ ids }) => ids.includes(id))
        .flatMap(({ range }) => [
          { at: offset(range.start), sign: '«' },
          { at: offset(range.end), sign: '»' },
        ])
        .toSorted((a, b) => b.at - a.at || (a.sign < b.sign ? 1 : -1));
      const marked = marks.reduce(
        (now, { at, sign }) => now.slice(0, at) + sign + now.slice(at),
        text,
      );
      assert.equal(marked, source);
    });
  }
});

describe('checks over several files', () => {
  const deployment = manifestRules.find(
    ({ ids }) => ids[0] === 'deployment-has-poddisruptionbudget',
  )?.example.before;
  assert.ok(deployment);
  const service = (app: string, namespace = ''): string =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n${namespace}spec:\n  selector:\n    app: ${app}\n  ports:\n    - port: 80\n`;

  it('finds in another file what it looks for', () => {
    const found = lintAll({ 'k8s/web.yaml': deployment, 'k8s/net/service.yaml': service('web') });
    assert.deepEqual(
      found['k8s/net/service.yaml']?.filter(({ ids }) => ids.includes('dangling-service')),
      [],
    );
  });

  it('names the place in the other file from its own folder, and is an error where it is a slip', () => {
    const found = lintAll({ 'k8s/web.yaml': deployment, 'k8s/net/service.yaml': service('wep') });
    const [one] = found['k8s/net/service.yaml'] ?? [];
    assert.deepEqual(one?.ids, ['dangling-service', 'service-targets-pod']);
    assert.equal(one.severity, 'error');
    const [related] = one.related;
    assert.equal(related?.path, '../web.yaml');
    assert.equal(related.range.start.line, 10);
    assert.match(toPlain(one.message, 'zh-cn'), /app: web/);
  });

  it('keeps namespaces apart', () => {
    const other = service('web', '  namespace: other\n');
    const found = lintAll({ 'web.yaml': deployment, 'service.yaml': other });
    const [one] = found['service.yaml'] ?? [];
    assert.equal(one?.ids[0], 'dangling-service');
    assert.equal(one.severity, 'warning');
  });

  it('takes the version of an image from another file', () => {
    const pod = (image: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: ${image}\n`;
    const found = lintAll({ 'a.yaml': pod('host:5000/web'), 'b.yaml': pod('host:5000/web:1.2') });
    const fixes = found['a.yaml']?.find(({ ids }) => ids.includes('latest-tag'))?.fixes ?? [];
    assert.equal(fixes[0]?.edits[0]?.text, 'host:5000/web:1.2');
  });
});

describe('annotations that ignore checks', () => {
  const pod = (annotations: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n${annotations}spec:\n  hostIPC: true\n  hostPID: true\n  containers: []\n`;
  const ids = (text: string): readonly string[] =>
    lintOne(text).flatMap(({ ids: [id] }) => (/^host|unused/.test(id) ? [id] : []));

  it('kube-linter’s: one check, or all, of their object alone', () => {
    const one = '  annotations:\n    ignore-check.kube-linter.io/host-ipc: why\n';
    assert.deepEqual(ids(pod(one)), ['host-pid']);
    assert.deepEqual(ids(`${pod(one)}---\n${pod('')}`), ['host-pid', 'host-ipc', 'host-pid']);
    assert.deepEqual(ids(pod('  annotations:\n    kube-linter.io/ignore-all: why\n')), []);
  });

  it('kube-score’s: a list with commas, each told where it is idle', () => {
    const text = pod('  annotations:\n    kube-score/ignore: host-ipc, host-network\n');
    assert.deepEqual(ids(text), ['unused-ignore', 'host-pid']);
    const [unused] = lintOne(text).filter(({ ids: [id] }) => id === 'unused-ignore');
    assert.ok(unused);
    assert.equal(placeOf(text, unused), '6:34 host-network');
    const fixed = applyEdits(text, unused.fixes[0]?.edits ?? []);
    assert.match(fixed, /kube-score\/ignore: "host-ipc"\n/);
    assert.deepEqual(ids(fixed), ['host-pid']);
  });

  it('kube-score’s in the template of a workload', () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata:\n      labels: {a: b}\n      annotations:\n        kube-score/ignore: pod-networkpolicy\n    spec: {containers: []}\n';
    const found = lintOne(text).flatMap(({ ids: all }) => all);
    assert.ok(!found.includes('pod-networkpolicy'));
    assert.ok(found.includes('deployment-has-poddisruptionbudget'));
  });
});
