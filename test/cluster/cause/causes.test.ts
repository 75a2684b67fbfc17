import assert from 'node:assert/strict';
import { docker, uniqueNames } from '../../docker/support/dockerHost.ts';
import type { Explanation } from '../../../src/check/verdict.ts';
import { load, loadImage } from './image.ts';
import { openClusterScene } from './scene.ts';
import type { ClusterScene } from './scene.ts';

/** What of a Pod each state changes. */
interface PodState {
  readonly cause: string;
  /** YAML of the one container, beside its name. */
  readonly container?: string;
  /** YAML of the Pod's spec, beside its containers. */
  readonly spec?: string;
}

describe('causes of what fails in the cluster, on the real one', function () {
  this.timeout(180_000);
  const names = uniqueNames();
  const image = `${names.name('web')}:v1`;
  const unloaded = `${names.name('other')}:v1`;
  let scene: ClusterScene;

  before(async () => {
    scene = await openClusterScene();
    await loadImage(image);
    await docker(['tag', image, unloaded]);
  });
  after(async () => {
    await scene.end();
    await names.removeAll();
  });

  const serve = '["python", "-m", "http.server", "8080"]';
  const pod = (name: string, { container = '', spec = '' }: PodState): string =>
    `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  terminationGracePeriodSeconds: 0
${spec}
  containers:
    - name: web
${container.includes('image:') ? '' : `      image: ${image}\n`}${container}
`;

  const states: readonly PodState[] = [
    { cause: 'image-not-in-node', container: `      image: ${unloaded}` },
    {
      cause: 'image-pulled-always',
      container: `      image: ${image}\n      imagePullPolicy: Always`,
    },
    { cause: 'image-misspelt', container: `      image: ${image.replace('web', 'wbe')}` },
    { cause: 'image-nowhere', container: '      image: nobody/has-this-one:v7' },
    { cause: 'crash-loop', container: '      command: ["python", "-c", "import nothing"]' },
    { cause: 'pod-ends-at-once', container: '      command: ["python", "-c", "1"]' },
    { cause: 'pod-command-not-found', container: '      command: ["pyton"]' },
    {
      cause: 'pod-out-of-memory',
      container:
        '      command: ["python", "-c", "bytearray(300 << 20)"]\n      resources: { limits: { memory: 64Mi } }',
    },
    {
      cause: 'liveness-failing',
      container: `      command: ${serve}\n      livenessProbe: { httpGet: { path: /no, port: 8080 }, periodSeconds: 1, failureThreshold: 1 }`,
    },
    {
      cause: 'readiness-failing',
      container: `      command: ${serve}\n      readinessProbe: { httpGet: { path: /no, port: 8080 }, periodSeconds: 1 }`,
    },
    { cause: 'config-missing', container: '      envFrom: [{ configMapRef: { name: none } }]' },
    {
      cause: 'config-key-missing',
      container:
        '      env: [{ name: A, valueFrom: { configMapKeyRef: { name: kube-root-ca.crt, key: none } } }]',
    },
    { cause: 'node-too-small', container: '      resources: { requests: { memory: 1000Gi } }' },
    { cause: 'node-selector-unmet', spec: '  nodeSelector: { disk: ssd }' },
    {
      cause: 'affinity-unmet',
      spec: '  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { a: b } } }] } }',
    },
    {
      cause: 'affinity-unmet',
      spec: '  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: zone, operator: In, values: [a] }] }] } } }',
    },
    {
      cause: 'crash-loop',
      spec: `  initContainers: [{ name: first, image: "${image}", command: ["python", "-c", "import nothing"] }]`,
    },
    {
      cause: 'image-nowhere',
      spec: '  initContainers: [{ name: first, image: "nobody/has-this-one:v7" }]',
    },
    {
      cause: 'claim-unbound',
      spec: '  volumes: [{ name: v, persistentVolumeClaim: { claimName: none } }]',
    },
  ];

  it('are named for Pods that do not work', async () => {
    for (const [index, state] of states.entries()) {
      await scene.apply(`p${index}.yaml`, pod(`p${index}`, state));
    }
    for (const [index, state] of states.entries()) {
      const spec = { name: `p${index}`, ready: true };
      const found = await scene.until(state.cause, 'pods', spec);
      assert.equal(found?.id, state.cause);
      assert.ok(found.degrees.length > 0);
    }
  });

  it('are named for Pods that only take their time, and then for what takes it', async () => {
    const init = `  initContainers: [{ name: first, image: "${image}", command: ["sleep", "600"] }]`;
    await scene.apply('slow.yaml', pod('slow', { cause: '', spec: init }));
    const late = `${workload('late', image, '  progressDeadlineSeconds: 1').trimEnd().slice(0, -2)}, readinessProbe: { initialDelaySeconds: 600, tcpSocket: { port: 8080 } } }]\n`;
    await scene.apply('late.yaml', late);
    const ofPod = { name: 'slow', ready: true };
    assert.equal((await scene.until('still-starting', 'pods', ofPod))?.id, 'still-starting');
    assert.equal((await scene.cause('rollout', { name: 'late' }))?.id, 'still-starting');
    scene.later(120_000);
    assert.equal((await scene.until('init-unfinished', 'pods', ofPod))?.id, 'init-unfinished');
    const found = await scene.until('rollout-past-deadline', 'rollout', { name: 'late' });
    assert.equal(found?.id, 'rollout-past-deadline');
    scene.later(0);
  });

  it('are named for nodes that take no Pod', async () => {
    const node = await scene.kubectl('get', 'nodes', '-o', 'jsonpath={.items[0].metadata.name}');
    const ready = { name: 'kept', ready: true };
    try {
      await scene.kubectl('cordon', node);
      await scene.apply('kept.yaml', pod('kept', { cause: '' }));
      assert.equal((await scene.until('node-cordoned', 'pods', ready))?.id, 'node-cordoned');
      await scene.kubectl('taint', 'node', node, 'only=others:NoSchedule');
      await scene.kubectl('uncordon', node);
      const found = await scene.until('node-tainted', 'pods', ready);
      assert.equal(found?.id, 'node-tainted');
      const last = found.degrees.at(-1)?.remedy;
      assert.ok(last !== undefined && 'run' in last);
      // What it offers is what takes it away.
      await scene.kubectl(...last.run.slice(1));
      const taints = ['get', 'node', node, '-o', 'jsonpath={.spec.taints}'];
      assert.doesNotMatch(await scene.kubectl(...taints), /others/);
    } finally {
      await scene.kubectl('uncordon', node);
      await scene.kubectl('taint', 'node', node, 'only-').catch(() => undefined);
    }
  });

  it('names the other cluster that the image was loaded into', async () => {
    scene.typed(`kind load docker-image ${unloaded}`, 1);
    const found = await scene.cause('pods', { name: 'p0', ready: true });
    assert.equal(found?.id, 'loaded-elsewhere');
  });

  it('names an image that came after its Pod had asked for it', async () => {
    const node = await scene.kubectl('get', 'nodes', '-o', 'jsonpath={.items[0].metadata.name}');
    // Its Pod would try again, and run.
    await docker(['exec', node, 'systemctl', 'stop', 'kubelet']);
    try {
      await load(unloaded);
      const found = await scene.cause('pods', { name: 'p0', ready: true });
      assert.equal(found?.id, 'image-arrived');
    } finally {
      await docker(['exec', node, 'systemctl', 'start', 'kubelet']);
    }
  });

  it('are named for Services that do not answer', async () => {
    const service = (name: string, spec: string): string =>
      `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
    const container = `      command: ${serve}\n      ports: [{ name: http, containerPort: 8080 }]`;
    await scene.apply('app.yaml', pod('app', { cause: '', container }));
    const wrong = {
      'selector-matches-none': '{ selector: { app: ap }, ports: [{ port: 80, targetPort: 8080 }] }',
      'service-port-other': '{ selector: { app: app }, ports: [{ port: 8080 }] }',
      'named-port-missing': '{ selector: { app: app }, ports: [{ port: 80, targetPort: web }] }',
      'target-port-other': '{ selector: { app: app }, ports: [{ port: 80, targetPort: 9090 }] }',
    };
    for (const [cause, spec] of Object.entries(wrong)) {
      await scene.apply(`${cause}.yaml`, service(cause, spec));
      const found = await scene.until(cause, 'service-http', { service: cause, port: 80 });
      assert.equal(found?.id, cause);
    }
    // Nothing but its probe tells where it listens: its log is full of requests, and no port is declared.
    const program = `import http.server as h; h.HTTPServer(("", 8080), h.SimpleHTTPRequestHandler).serve_forever()`;
    const probed = `      command: [python, -c, '${program}']\n      readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }`;
    await scene.apply('probed.yaml', pod('probed', { cause: '', container: probed }));
    await scene.apply(
      'probed-service.yaml',
      service('probed', '{ selector: { app: probed }, ports: [{ port: 80 }] }'),
    );
    const toOther = { service: 'probed', port: 80 };
    const other = await scene.until('target-port-other', 'service-http', toOther);
    assert.equal(other?.id, 'target-port-other');
    assert.equal(other.text.args?.['answering'], 8080);
    const onLoopback = `      command: ["python", "-m", "http.server", "9000", "--bind", "127.0.0.1"]\n      ports: [{ containerPort: 9000 }]`;
    await scene.apply('deaf.yaml', pod('deaf', { cause: '', container: onLoopback }));
    await scene.apply(
      'deaf-service.yaml',
      service('deaf', '{ selector: { app: deaf }, ports: [{ port: 80, targetPort: 9000 }] }'),
    );
    const deaf = await scene.until('nothing-listens', 'service-http', {
      service: 'deaf',
      port: 80,
    });
    assert.equal(deaf?.id, 'nothing-listens');
  });

  it('are named for a node port that is asked on localhost', async () => {
    const spec =
      '{ type: NodePort, selector: { app: app }, ports: [{ port: 80, targetPort: 8080 }] }';
    await scene.apply(
      'open.yaml',
      `apiVersion: v1\nkind: Service\nmetadata: { name: open }\nspec: ${spec}\n`,
    );
    const port = Number(
      await scene.kubectl('get', 'service', 'open', '-o', 'jsonpath={.spec.ports[0].nodePort}'),
    );
    const container = await scene.kubectl(
      'get',
      'nodes',
      '-o',
      'jsonpath={.items[0].metadata.name}',
    );
    const found = await scene.until('asked-on-localhost', 'http', { container, port });
    assert.equal(found?.id, 'asked-on-localhost');
  });

  it('are named for what was not applied', async () => {
    const deployment = (name: string, label: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${label} } }
    spec:
      terminationGracePeriodSeconds: 0
      containers: [{ name: web, image: "${image}", command: ${serve} }]
`;
    const id = async (name: string, more: object = {}): Promise<string | undefined> =>
      (await scene.cause('rollout', { name, ...more }))?.id;
    assert.equal(await id('shop'), 'object-missing');
    await scene.write('shop.yaml', deployment('shop', 'shop'));
    assert.equal(await id('shop'), 'never-applied');
    const byLabel = { labels: { app: 'shop' }, ready: true };
    assert.equal((await scene.cause('pods', byLabel))?.id, 'never-applied');
    await scene.write('cart.yaml', deployment('cart', 'card'));
    await assert.rejects(scene.apply('cart.yaml', deployment('cart', 'card')), /does not match/);
    assert.equal(await id('cart'), 'selector-not-template');
    const broken = deployment('till', 'till').replace('replicas: 1', 'replicas: many');
    const refusal: unknown = await scene
      .apply('till.yaml', broken)
      .catch((error: unknown) => error);
    scene.typed('kubectl apply -f till.yaml', 1, String(refusal));
    assert.equal(await id('till'), 'apply-refused');
    scene.typed('kubectl apply -f shop.yaml', 0);
    await scene.apply('shop.yaml', deployment('shop', 'shop'));
    assert.equal(await id('shop', { namespace: 'default' }), 'other-namespace');
    assert.equal(await id('sohp'), 'object-misnamed');
    const two = { name: 'shop', replicas: { exactly: 2 } };
    const found = await scene.cause('rollout', two);
    assert.equal(found?.id, 'scaled-otherwise');
    assert.equal(found.places[0]?.range.start.line, 4);
    await edited(found);
    assert.equal((await scene.cause('rollout', two))?.id, 'edited-after-apply');
    await scene.kubectl('apply', '-f', scene.path('shop.yaml'));
    // The file and the cluster say the same now; the Pods still come.
    assert.notEqual((await scene.cause('rollout', two))?.id, 'scaled-otherwise');
    await scene.kubectl('scale', 'deployment/shop', '--replicas=1');
    const again = await scene.cause('rollout', two);
    assert.equal(again?.id, 'scaled-otherwise');
    assert.ok(!again.degrees.some(({ remedy }) => remedy !== undefined && 'edit' in remedy));
  });

  it('are named for Pods of which some are missing', async () => {
    const both = { labels: { app: 'pair' }, count: { exactly: 2 } };
    const [left, right] = ['left', 'right'].map((name) =>
      pod(name, { cause: '' }).replace(`app: ${name}`, 'app: pair'),
    );
    const id = async (): Promise<string | undefined> => (await scene.cause('pods', both))?.id;
    assert.equal(await id(), 'object-missing');
    await scene.write('right.yaml', right ?? '');
    await scene.write('left.yaml', left ?? '');
    assert.equal(await id(), 'never-applied');
    await scene.apply('left.yaml', left ?? '');
    const one = await scene.cause('pods', both);
    assert.equal(one?.id, 'never-applied');
    assert.equal(one.text.args?.['name'], 'right');
    await scene.apply('right.yaml', right ?? '');
    assert.equal(await id(), undefined);
    await scene.watched('Pod', 'left', () => scene.kubectl('delete', 'pod', 'left'));
    const gone = await scene.cause('pods', both);
    assert.equal(gone?.id, 'deleted-not-kept');
    assert.equal(gone.text.args?.['pod'], 'left');
    const remedy = gone.degrees.at(-1)?.remedy;
    assert.ok(remedy !== undefined && 'run' in remedy && remedy.run.includes('left.yaml'));
  });

  /** Makes the edits that a cause offers. */
  async function edited(found: Explanation | undefined): Promise<void> {
    for (const { remedy } of found?.degrees ?? []) {
      if (remedy !== undefined && 'edit' in remedy) await scene.edit(remedy.edit);
    }
  }

  const workload = (name: string, tag: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
${more}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      terminationGracePeriodSeconds: 0
      containers: [{ name: web, image: "${tag}", command: ${serve} }]
`;

  it('are named for rollouts that do not get on', async () => {
    await scene.apply('paused.yaml', workload('paused', image, '  paused: true'));
    assert.equal(
      (await scene.until('rollout-paused', 'rollout', { name: 'paused' }))?.id,
      'rollout-paused',
    );
    await scene.apply(
      'quota.yaml',
      'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: small }\nspec: { hard: { limits.memory: 64Mi } }\n',
    );
    await scene.apply('bounded.yaml', workload('bounded', image));
    const found = await scene.until('quota-exceeded', 'rollout', { name: 'bounded' });
    assert.equal(found?.id, 'quota-exceeded');
    assert.equal(found.text.args?.['by'], 'ResourceQuota');
    await scene.kubectl('delete', 'resourcequota', 'small');
    const range = 'spec: { limits: [{ type: Container, max: { memory: 64Mi } }] }';
    await scene.apply(
      'range.yaml',
      `apiVersion: v1\nkind: LimitRange\nmetadata: { name: narrow }\n${range}\n`,
    );
    const wide = workload('wide', image).replace(
      ', command',
      ', resources: { limits: { memory: 128Mi } }, command',
    );
    await scene.apply('wide.yaml', wide);
    const ranged = await scene.until('quota-exceeded', 'rollout', { name: 'wide' });
    assert.equal(ranged?.id, 'quota-exceeded');
    assert.equal(ranged.text.args?.['by'], 'LimitRange');
    await scene.kubectl('delete', 'limitrange', 'narrow');
  });

  it('names Pods that run an older image than their tag', async () => {
    await scene.apply('old.yaml', workload('old', image));
    await scene.apply(
      'old-service.yaml',
      'apiVersion: v1\nkind: Service\nmetadata: { name: old }\nspec: { selector: { app: old }, ports: [{ port: 80, targetPort: 8080 }] }\n',
    );
    const other = { name: 'old', image: unloaded };
    const template = await scene.until('template-of-other-image', 'rollout', other);
    assert.equal(template?.id, 'template-of-other-image');
    assert.ok(template.degrees.some(({ remedy }) => remedy !== undefined && 'edit' in remedy));
    const spec = { service: 'old', port: 80, includes: 'what only the new one says' };
    assert.equal((await scene.until('unknown', 'service-http', spec))?.id, 'unknown');
    await loadImage(image);
    const found = await scene.until('pods-of-older-image', 'service-http', spec);
    assert.equal(found?.id, 'pods-of-older-image');
    const last = found.degrees.at(-1)?.remedy;
    assert.ok(last !== undefined && 'run' in last && last.run.includes('restart'));
  });

  it('are cured by the edit that is offered', async () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: { name: mend }\nspec:\n  selector:\n    app: "mned"\n  ports:\n    - port: 80\n      targetPort: 8080\n';
    await scene.apply('mend.yaml', workload('mend', image));
    await scene.apply('mend-service.yaml', service);
    const spec = { service: 'mend', port: 80 };
    const found = await scene.until('selector-matches-none', 'service-http', spec);
    await edited(found);
    assert.equal((await scene.cause('service-http', spec))?.id, 'edited-after-apply');
    await scene.kubectl('apply', '-f', scene.path('mend-service.yaml'));
    const deadline = Date.now() + 30_000;
    while ((await scene.cause('service-http', spec)) !== undefined) {
      assert.ok(Date.now() < deadline, 'the Service answers');
    }
  });
});
