import assert from 'node:assert/strict';
import { checkType } from '../../../../src/check/checks.ts';
import { toPlain } from '../../../../src/text.ts';
import { fakeWorld } from '../fakes.ts';

const path = 'k8s/app.yaml';
const both = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: flask
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          image: findsec/hello:v1
          ports:
            - containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: flask
  labels: { "app.kubernetes.io/name": flask }
spec:
  ports: [{ port: 80, targetPort: 8080 }]
`;

type Case = readonly [
  type: 'yaml' | 'manifest',
  spec: object,
  text: string | undefined,
  aspect?: string,
  observed?: string | undefined,
  /** The line that is pointed at, from 1 on. */
  line?: number,
];
const image = 'spec.template.spec.containers[name=web].image';

const cases: readonly Case[] = [
  ['yaml', { where: [{ path: 'spec.replicas', equals: 2 }] }, both],
  ['yaml', { where: [{ path: 'spec.replicas', equals: '2' }] }, both],
  ['yaml', { where: [{ path: 'spec.replicas', least: 3 }] }, both, 'path', 'spec.replicas: 2', 6],
  ['yaml', { document: 2, where: [{ path: 'spec.ports[0].port', equals: 80 }] }, both],
  ['yaml', { document: 3, where: [{ path: 'a', exists: true }] }, both, 'document'],
  ['yaml', { where: [{ path: 'spec.paused', equals: true }] }, both, 'path', 'no spec.paused', 5],
  ['yaml', { where: [{ path: 'a', equals: 1 }] }, undefined, 'missing', `no file ${path}`],
  ['yaml', { where: [{ path: 'a', equals: 1 }] }, 'a: 1\nb: [', 'syntax'],
  ['yaml', { where: [{ path: 'a', equals: 1 }] }, 'a: ____', 'gap', undefined, 1],
  ['yaml', { where: [{ path: 'a', equals: 1 }] }, 'a: "1"', 'path', 'a: 1', 1],
  ['manifest', { kind: 'Deployment', name: 'flask' }, both],
  [
    'manifest',
    { kind: 'Service', where: [{ path: 'spec.ports[0].targetPort', equals: 8080 }] },
    both,
  ],
  [
    'manifest',
    {
      kind: 'Service',
      where: [{ path: 'metadata.labels["app.kubernetes.io/name"]', equals: 'x' }],
    },
    both,
    'path',
    'metadata.labels["app.kubernetes.io/name"]: flask',
    19,
  ],
  [
    'manifest',
    { kind: 'Deployment', where: [{ path: image, equals: 'findsec/hello:v2' }] },
    both,
    'path',
    `${image}: findsec/hello:v1`,
    11,
  ],
  ['manifest', { kind: 'Deployment', name: 'web' }, both, 'missing', 'Deployment flask', 4],
  ['manifest', { kind: 'Pod' }, both, 'missing', 'Deployment flask, Service flask there'],
  ['manifest', { kind: 'Pod' }, '# nothing\n', 'missing', 'no objects there'],
  [
    'manifest',
    { kind: 'Deployment', apiVersion: 'extensions/v1beta1' },
    both,
    'api-version',
    'apiVersion: apps/v1',
    1,
  ],
  [
    'manifest',
    { kind: 'Pod', name: 'b' },
    'apiVersion: v1\nkind: List\nitems:\n  - { kind: Pod, metadata: { name: b } }\n',
  ],
];

describe('yaml and manifest', () => {
  for (const [type, spec, text, aspect, observed, line] of cases) {
    it(`${type} ${aspect ?? 'passes'}: ${JSON.stringify(spec)}`, async () => {
      const check = checkType(type) ?? assert.fail(type);
      const read = check.schema.parse({ path, ...spec });
      const world = fakeWorld(text === undefined ? {} : { files: { [path]: text } });
      const judgement = check.judge(read, await check.observe(read, { world, task: 't' }));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
      if (line !== undefined) assert.equal(judgement.places?.[0]?.range.start.line, line - 1);
    });
  }
});
