import assert from 'node:assert/strict';
import { readManifest } from '../../../../src/manifest/document.ts';
import { definitionsAt } from '../../../../src/manifest/editor/definitions.ts';
import { cursorIn, schemas } from './support.ts';

const others = {
  'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web, tier: front}
    spec:
      containers:
        - name: web
          image: web:v1
          ports:
            - name: http
              containerPort: 8080
`,
  'config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: greeting
data:
  text: Hello
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: greeting
  namespace: elsewhere
data:
  text: Hi
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
`,
};

/** What the definitions at the ¦ say, as file and text. */
function defined(marked: string): readonly string[] {
  const { text, offset } = cursorIn(marked);
  const texts: Readonly<Record<string, string>> = { ...others, 'here.yaml': text };
  const files = Object.entries(texts).map(([path, one]) => ({
    path,
    objects: readManifest(one, schemas).objects,
  }));
  return definitionsAt(files, 'here.yaml', schemas, offset).map(({ path, span }) => {
    return `${path}: ${texts[path]?.slice(span.start, span.end) ?? ''}`;
  });
}

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n';
const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  namespace: mine\nspec:\n${spec}`;

describe('definitions in manifests', () => {
  it('go from a Service to the labels that it selects, and to a named port', () => {
    const ports = '  ports:\n    - port: 80\n      targetPort: http\n';
    assert.deepEqual(defined(`${service}  selector:\n    app: we¦b\n${ports}`), [
      'deployment.yaml: {app: web, tier: front}',
    ]);
    assert.deepEqual(
      defined(
        `${service}  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: ht¦tp\n`,
      ),
      ['deployment.yaml: http'],
    );
    assert.deepEqual(defined(`${service}  selector:\n    app: we¦b2\n`), []);
  });

  it('go from a variable to the key of a ConfigMap, not of one in another namespace', () => {
    const from = (name: string, key: string): string =>
      pod(
        `  containers:\n    - env:\n        - name: G\n          valueFrom:\n            configMapKeyRef:\n              name: ${name}\n              key: ${key}\n`,
      );
    assert.deepEqual(defined(from('gree¦ting', 'text')), ['config.yaml: greeting']);
    assert.deepEqual(defined(from('greeting', 'te¦xt')), ['config.yaml: text']);
  });

  it('go from a mount to its volume, and from a volume to its claim', () => {
    const text = (mount: string, claim: string): string =>
      pod(
        `  containers:\n    - volumeMounts:\n        - name: ${mount}\n  volumes:\n    - name: files\n      persistentVolumeClaim:\n        claimName: ${claim}\n`,
      );
    assert.deepEqual(defined(text('fi¦les', 'data')), ['here.yaml: files']);
    assert.deepEqual(defined(text('files', 'da¦ta')), ['config.yaml: data']);
  });

  it('go from what is scaled to it, by its kind', () => {
    const text =
      'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: w¦eb\n';
    assert.deepEqual(defined(text), ['deployment.yaml: web']);
    assert.deepEqual(defined(text.replace('Deployment', 'StatefulSet')), []);
  });

  it('lead nowhere from a name that is no reference', () => {
    assert.deepEqual(defined(service.replace('name: web', 'name: w¦eb')), []);
  });
});
