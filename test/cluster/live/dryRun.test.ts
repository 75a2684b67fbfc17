/** What a real API server says of manifests that are tried, and where that stands. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tryManifest, type Trial } from '../../../src/live/manifest/dryRun.ts';
import { toPlain } from '../../../src/text.ts';
import type { ClusterConnection } from '../../../src/world/cluster/cluster.ts';
import { until } from '../../docker/support/until.ts';
import { marked } from '../../unit/dockerfile/rules/support.ts';
import {
  apply,
  kubeconfigFile,
  kubectl,
  labConnection,
  labKubeconfig,
  ownNamespace,
} from '../support/labCluster.ts';

const never = new AbortController().signal;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: web:v1
`;
const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`;
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: one
spec:
  containers:
    - name: web
      image: web:v1
`;

/** A manifest with what is said of it in marks, and the words in the order of their places. */
interface Case {
  readonly source: string;
  readonly says: readonly RegExp[];
}

const cases: Readonly<Record<string, Case>> = {
  'nothing of what is right': { source: `${deployment}---\n${service}`, says: [] },
  'fields that nobody knows, all of them': {
    source: deployment
      .replace('replicas:', '‹replica›:')
      .replace('image:', 'image: web:v1\n          ‹imagee›:'),
    says: [/no field replica\./, /no field imagee\./],
  },
  'a field that stands there twice': {
    source: deployment.replace('replicas: 2', 'replicas: 2\n  ‹replicas›: 3'),
    says: [/replicas stands here twice/],
  },
  'a value of the wrong type, in the right item': {
    source: deployment.replace(
      'image: web:v1',
      'image: web:v1\n          ports:\n            - containerPort: 80\n            - containerPort: ‹"81"›',
    ),
    says: [/a whole number should stand here, and a text does/],
  },
  'a number among texts': {
    source: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  one: "1"\n  two: ‹2›\n',
    says: [/a text should stand here, and a number does/],
  },
  'values that are not allowed, each in its place': {
    source: deployment
      .replace('app: web\n    spec', 'app: other\n    spec')
      .replace('      labels:', '      ‹labels›:')
      .replace('image: web:v1', 'image: web:v1\n          imagePullPolicy: ‹Sometimes›'),
    says: [/`selector` does not match template `labels`/, /Unsupported value: "Sometimes"/],
  },
  'what is missing, at what it is missing from': {
    source: deployment.replace('- name: web\n          image: web:v1', '- ‹name›: web'),
    says: [/spec\.template\.spec\.containers\[0\]\.image is missing/],
  },
  'a key of a map': {
    source: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a b: ‹x›\n',
    says: [/a valid config key/],
  },
  'a kind that it has not': {
    source: 'apiVersion: made.up/v1\nkind: ‹Thing›\nmetadata: {name: a}\n',
    says: [/knows no kind Thing in made\.up\/v1/],
  },
  'a namespace that it has not': {
    source: deployment.replace('name: web\n', 'name: web\n  namespace: ‹nowhere›\n'),
    says: [/no namespace nowhere .* kubectl create namespace nowhere/],
  },
  'a ServiceAccount that it has not, where it is named': {
    source: pod.replace('spec:', 'spec:\n  serviceAccountName: ‹nobody›'),
    says: [/serviceaccount "nobody" not found/],
  },
  'a deprecated version, as a warning': {
    source: 'apiVersion: ‹v1›\nkind: Endpoints\nmetadata: {name: a}\n',
    says: [/^warning The cluster warns: v1 Endpoints is deprecated/],
  },
  'a variable that hides another, as a warning': {
    source: deployment.replace(
      'image: web:v1',
      'image: web:v1\n          env:\n            - {name: A, value: "1"}\n            - ‹{›name: A, value: "2"}',
    ),
    says: [/^warning The cluster warns: hides previous definition of "A"/],
  },
  'each object of a List and of several documents': {
    source: `${service.replace('port: 80', 'port: 80\n      protocol: ‹TCPX›')}---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    metadata: {name: a}
    ‹dat›: {}
`,
    says: [/Unsupported value: "TCPX"/, /no field dat\./],
  },
};

describe('a manifest that the real cluster tries', function () {
  this.timeout(120_000);
  let connection: ClusterConnection;
  let own: Awaited<ReturnType<typeof ownNamespace>>;

  /** As if the namespace of the test were the context's. */
  const within = (text: string, name = own.name): ClusterConnection => {
    const own = kubeconfigFile(text.replace(/^( +)(?=user: )/m, `$1namespace: ${name}\n$1`));
    return labConnection(own);
  };
  const tried = (source: string, by = connection): Promise<Trial> =>
    tryManifest(source, by.reader(never));
  const saidOf = (trial: Trial): readonly string[] =>
    trial.is === 'tried'
      ? trial.findings.map(({ severity, message }) => `${severity} ${toPlain(message, 'en')}`)
      : [trial.is];

  before(async () => {
    own = await ownNamespace();
    connection = within(readFileSync(labKubeconfig(), 'utf8'));
    // A Pod is refused while its namespace has no ServiceAccount yet.
    await kubectl(['-n', own.name, 'wait', '--for=create', 'serviceaccount/default']);
  });
  after(async () => {
    connection.close();
    await own.remove();
  });

  for (const [name, { source, says }] of Object.entries(cases)) {
    it(`tells ${name}`, async () => {
      const text = source.replaceAll(/[‹›]/g, '');
      const trial = await tried(text);
      assert.ok(trial.is === 'tried', trial.is);
      const findings = trial.findings.toSorted(
        ({ range: a }, { range: b }) =>
          a.start.line - b.start.line || a.start.character - b.start.character,
      );
      const all = saidOf({ ...trial, findings });
      assert.equal(all.length, says.length, all.join('\n'));
      for (const [index, words] of says.entries()) assert.match(all[index] ?? '', words);
      assert.equal(marked(text, findings), source);
      assert.equal(
        await kubectl(['-n', own.name, 'get', 'deploy,service,secret', '-o', 'name']),
        '',
      );
    });
  }
  it('names a field that only the server has written', async () => {
    const trial = await tried(service.replace('port: 80', 'port: 0'));
    assert.match(saidOf(trial).join('\n'), /: spec\.ports\[0\]\.targetPort: Invalid value: 0/);
  });

  it('takes what kubectl would take of objects that are there, and refuses what may not change', async () => {
    const running = pod.replace('name: one', 'name: there');
    await kubectl(
      ['-n', own.name, 'apply', '-f', '-'],
      [deployment, service, running].join('---\n'),
    );
    for (const source of [
      deployment,
      service,
      running,
      // Beside the port that is there now it would have to have a name.
      service.replace('port: 80', 'port: 81'),
      deployment.replace('replicas: 2', 'replicas: 2\n  strategy: {type: Recreate}'),
      running.replace('web:v1', 'web:v2'),
    ]) {
      assert.deepEqual(saidOf(await tried(source)), [], source);
      await kubectl(['-n', own.name, 'apply', '--dry-run=server', '-f', '-'], source);
    }
    const other = deployment.replaceAll('app: web', 'app: other');
    const [said = '', ...more] = saidOf(await tried(other));
    assert.match(said, /field is immutable\. What is there already .* delete the object/);
    assert.deepEqual(more, []);
    assert.match(saidOf(await tried(running.replace('name: web\n', 'name: bew\n'))).join(), /./);
    const unknown = deployment.replace('replicas:', 'replica:');
    assert.match(saidOf(await tried(unknown)).join('\n'), /^error .*no field replica\.[^{]*$/);
    const twice = deployment.replace('replicas: 2', 'replicas: 2\n  replicas: 2');
    assert.match(saidOf(await tried(twice)).join('\n'), /replicas stands here twice/);
    const names = ['deployment/web', 'service/web', 'pod/there'];
    await kubectl(['-n', own.name, 'delete', '--now', ...names]);
  });

  it('counts as there what the same manifest makes', async () => {
    const space = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: to-be-made}\n';
    const inIt = deployment.replace('name: web\n', 'name: web\n  namespace: to-be-made\n');
    assert.deepEqual(saidOf(await tried(`${space}---\n${inIt}`)), []);
    const broken = inIt.replace('replicas: 2', 'replicas: -2');
    const trial = await tried(`${space}---\n${broken}`);
    assert.match(saidOf(trial).join(), /greater than or equal to 0/);
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: mine}\n';
    const user = pod.replace('spec:', 'spec:\n  serviceAccountName: mine');
    assert.deepEqual(saidOf(await tried(`${account}---\n${user}`)), []);
    const group = 'made.up';
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.${group}}
spec:
  group: ${group}
  scope: Namespaced
  names: {kind: Thing, plural: things}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object}}
`;
    const thing = `apiVersion: ${group}/v1\nkind: Thing\nmetadata: {name: a}\n`;
    assert.match(
      saidOf(await tried(`${definition}---\n${thing}`)).join(),
      /^info .*could not be tried/,
    );
  });

  it('tells a quota that is exceeded, at the kind, and a policy that would be violated', async () => {
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'none' } };
    await apply(own.name, { ...quota, spec: { hard: { pods: '0' } } });
    await until(async () => saidOf(await tried(pod)).length > 0, { limit: 30_000 });
    const trial = await tried(pod);
    assert.match(saidOf(trial).join(), /exceeded quota: none/);
    assert.ok(trial.is === 'tried');
    assert.equal(marked(pod, trial.findings), pod.replace('kind: Pod', 'kind: ‹Pod›'));
    assert.deepEqual([trial.objects, trial.refused], [1, 1]);
    const label = 'pod-security.kubernetes.io/warn=restricted';
    await kubectl(['label', 'namespace', own.name, label]);
    const warned = await tried(deployment);
    assert.match(saidOf(warned).join(), /^warning .*would violate PodSecurity/);
    assert.ok(warned.is === 'tried');
    assert.equal(warned.refused, 0);
  });

  it('says nothing of a manifest that nobody may try, or that cannot be read', async () => {
    assert.deepEqual(saidOf(await tried('a: [')), ['unreadable']);
    assert.deepEqual(saidOf(await tried('a: 1\n')), ['empty']);
    const text = readFileSync(labKubeconfig(), 'utf8');
    const token = await kubectl(['-n', own.name, 'create', 'token', 'default']);
    const key = /client-certificate-data: .+\n\s+client-key-data: .+/;
    const denied = within(text.replace(key, `token: ${token}`));
    await assert.rejects(tried(pod, denied), { fault: 'cluster-denied', message: /cannot get/ });
    denied.close();
    const stop = new AbortController();
    const ending = tryManifest(pod, connection.reader(stop.signal));
    stop.abort();
    await assert.rejects(ending, { fault: 'cancelled' });
  });
});
