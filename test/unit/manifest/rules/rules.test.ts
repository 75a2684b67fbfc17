import assert from 'node:assert/strict';
import { applyEdits, offsetsIn } from '../../../../src/lint/edit.ts';
import { readManifest } from '../../../../src/manifest/document.ts';
import { manifestRules } from '../../../../src/manifest/rules/table.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../../../src/manifest/together.ts';
import { languages, toPlain } from '../../../../src/text.ts';
import { packed } from '../support.ts';

const schemas = schemasOf(packed, '1.34');

/** `‹` and `›` stand around what each finding covers, in reading order; `fixed` has all fixes made. */
interface Case {
  readonly rule: string;
  readonly source: string;
  readonly fixed?: string;
}

const pod = (container: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n${container}`;

const cases: Readonly<Record<string, Case>> = {
  'a field in other letters': {
    rule: 'unknown-field',
    source: pod('      ‹imagepullpolicy›: Always\n'),
    fixed: pod('      imagePullPolicy: Always\n'),
  },
  'a field with a slip, which is there already': {
    rule: 'unknown-field',
    source: pod('      image: a\n      ‹imag›: b\n'),
  },
  'a field one level too far out': {
    rule: 'unknown-field',
    source:
      'apiVersion: apps/v1\nkind: Deployment\n‹replicas›: 2\nspec:\n  selector: {}\n  template: {}\n',
  },
  'a field of a kind that is nobody’s': {
    rule: 'unknown-field',
    source: 'apiVersion: example.com/v1\nkind: Web\nspec: {anything: 1}\n',
  },
  'a field in an object of a List': {
    rule: 'unknown-field',
    source:
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    ‹sepc›: {}\n',
    fixed: 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    spec: {}\n',
  },
  'a missing field, at the key whose value lacks it': {
    rule: 'missing-field',
    source: 'apiVersion: v1\nkind: Pod\n‹spec›:\n  restartPolicy: Never\n',
  },
  'a missing field of an item, at its first key': {
    rule: 'missing-field',
    source: pod('    - ‹image›: a\n'),
  },
  'a required field with nothing in it': {
    rule: 'missing-field',
    source: 'apiVersion: v1\nkind: Pod\nspec:\n  ‹containers›:\n',
  },
  'a required field that stands there with a slip': {
    rule: 'missing-field',
    source: 'apiVersion: v1\nkind: Pod\nspec:\n  contaniers:\n    - {name: a}\n',
  },
  'a number where a string is wanted': {
    rule: 'wrong-type',
    source: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: ‹1›\n  b: ‹yes›\n  c: "2"\n',
    fixed: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "1"\n  b: "yes"\n  c: "2"\n',
  },
  'a string where a number is wanted': {
    rule: 'wrong-type',
    source: pod('      ports:\n        - containerPort: ‹"80"›\n'),
    fixed: pod('      ports:\n        - containerPort: 80\n'),
  },
  'a map where a list is wanted': {
    rule: 'wrong-type',
    source: pod('      env:\n        ‹A›: b\n'),
  },
  'a null where nothing is asked for': {
    rule: 'wrong-type',
    source: 'apiVersion: v1\nkind: Pod\nmetadata:\n  creationTimestamp: null\n  labels:\n',
  },
  'a name or number of a port': {
    rule: 'wrong-type',
    source: pod('      livenessProbe:\n        httpGet: {port: web}\n'),
  },
  'a word that is none of those': {
    rule: 'wrong-value',
    source:
      'apiVersion: v1\nkind: Pod\nspec:\n  containers: [{name: a}]\n  restartPolicy: ‹never›\n',
    fixed: 'apiVersion: v1\nkind: Pod\nspec:\n  containers: [{name: a}]\n  restartPolicy: Never\n',
  },
  'a word of a list': {
    rule: 'wrong-value',
    source:
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: {podSelector: {}, policyTypes: [‹ingress›]}\n',
    fixed:
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: {podSelector: {}, policyTypes: [Ingress]}\n',
  },
  'a port that is too high': {
    rule: 'wrong-value',
    source: pod('      ports:\n        - containerPort: ‹80800›\n'),
  },
  'a quantity of no unit': {
    rule: 'wrong-value',
    source: pod('      resources: {limits: {cpu: ‹500mm›, memory: 64Mi}, requests: {cpu: 0.5}}\n'),
  },
  'a number in quotes where a string is a percentage': {
    rule: 'wrong-value',
    source:
      'apiVersion: policy/v1\nkind: PodDisruptionBudget\nspec: {minAvailable: ‹"1"›, maxUnavailable: 50%}\n',
  },
  'a time that wants six digits': {
    rule: 'wrong-value',
    source:
      'apiVersion: coordination.k8s.io/v1\nkind: Lease\nspec:\n  renewTime: ‹2026-01-31T12:00:00Z›\n  acquireTime: 2026-01-31T12:00:00.000000Z\n',
  },
  'a secret that is not encoded': {
    rule: 'wrong-value',
    source: 'apiVersion: v1\nkind: Secret\ndata: {a: ‹"not it"›, b: aGk=}\n',
  },
  'a key that stands twice': {
    rule: 'duplicate-key',
    source: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "1"\n  ‹a›: "2"\n',
  },
  'a key that stands twice where anything may stand': {
    rule: 'duplicate-key',
    source: 'apiVersion: example.com/v1\nkind: Web\nspec:\n  - a: {b: 1, ‹b›: 2}\n',
  },
  'a slip of a field whose value has another form': {
    rule: 'unknown-field',
    source: 'apiVersion: v1\nkind: Pod\n‹spc›: 1\n',
  },
  'a value whose quotes are not all that is wrong': {
    rule: 'wrong-type',
    source: 'apiVersion: v1\nkind: Pod\nmetadata:\n  creationTimestamp: ‹2026›\n',
  },
  'a version that is gone, of a kind that another group has too': {
    rule: 'unknown-kind',
    source:
      'apiVersion: ‹events.k8s.io/v1beta1›\nkind: Event\nmetadata: {name: a}\neventTime: null\n',
    fixed: 'apiVersion: events.k8s.io/v1\nkind: Event\nmetadata: {name: a}\neventTime: null\n',
  },
  'a version that is gone, where the fields are of one of two': {
    rule: 'unknown-kind',
    source:
      'apiVersion: ‹autoscaling/v2beta2›\nkind: HorizontalPodAutoscaler\nspec:\n  metrics: []\n',
    fixed: 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  metrics: []\n',
  },
  'two containers of one name': {
    rule: 'same-item',
    source: pod('    - name: ‹a›\n'),
  },
  'a container without an image, in a template too, and before the others': {
    rule: 'missing-image',
    source:
      'apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers: [{name: a, image: a}, ‹{›name: b}]\n          containers:\n            - ‹name›: c\n            - name: d\n              ‹image›: ""\n            - name: e\n              ‹image›:\n            - name: f\n              image: f\n',
  },
  'a container of somebody’s own kind without an image': {
    rule: 'missing-image',
    source: 'apiVersion: example.com/v1\nkind: Deployment\nspec: {containers: [{name: a}]}\n',
  },
  'fields that kustomize gives up': {
    rule: 'deprecated-kustomize',
    source:
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n‹vars›: []\n‹commonLabels›: {a: b}\n‹helmChartInflationGenerator›: []\n',
  },
  'patches in files': {
    rule: 'deprecated-kustomize',
    source:
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n‹patchesStrategicMerge›:\n  - a.yaml\n  - "b.yaml"\n',
    fixed:
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - path: a.yaml\n  - path: "b.yaml"\n',
  },
  'patches that stand here, or beside others': {
    rule: 'deprecated-kustomize',
    source:
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n‹patchesStrategicMerge›:\n  - |-\n    kind: Pod\n---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches: []\n‹patchesJson6902›: []\n---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n‹patchesJson6902›: []\n‹patchesStrategicMerge›: []\n',
  },
  'fields of those names in an object of somebody’s own': {
    rule: 'deprecated-kustomize',
    source: 'apiVersion: example.com/v1\nkind: Kustomization\nbases: []\n',
  },
  'a mount of no volume': {
    rule: 'unknown-volume',
    source: pod('      volumeMounts:\n        - {name: ‹data›, mountPath: /a}\n'),
  },
  'a mount and a device of volumes with a slip': {
    rule: 'unknown-volume',
    source: pod(
      '      volumeMounts:\n        - {name: ‹date›, mountPath: /a}\n        - {name: data, mountPath: /b}\n      volumeDevices:\n        - {name: ‹daat›, devicePath: /c}\n  volumes:\n    - name: data\n',
    ),
    fixed: pod(
      '      volumeMounts:\n        - {name: data, mountPath: /a}\n        - {name: data, mountPath: /b}\n      volumeDevices:\n        - {name: data, devicePath: /c}\n  volumes:\n    - name: data\n',
    ),
  },
  'a mount of what a StatefulSet claims': {
    rule: 'unknown-volume',
    source:
      'apiVersion: apps/v1\nkind: StatefulSet\nspec:\n  volumeClaimTemplates: [{metadata: {name: data}}]\n  template:\n    spec:\n      volumes: [{name: tmp}]\n      containers:\n        - name: a\n          volumeMounts: [{name: data, mountPath: /a}, {name: tmp, mountPath: /b}, {name: ‹temp›, mountPath: /c}]\n',
    fixed:
      'apiVersion: apps/v1\nkind: StatefulSet\nspec:\n  volumeClaimTemplates: [{metadata: {name: data}}]\n  template:\n    spec:\n      volumes: [{name: tmp}]\n      containers:\n        - name: a\n          volumeMounts: [{name: data, mountPath: /a}, {name: tmp, mountPath: /b}, {name: tmp, mountPath: /c}]\n',
  },
  'a mount of a claim that only a StatefulSet may have': {
    rule: 'unknown-volume',
    source:
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  volumeClaimTemplates: [{metadata: {name: data}}]\n  template:\n    spec:\n      containers:\n        - name: a\n          volumeMounts: [{name: ‹data›, mountPath: /a}]\n',
  },
  'a kind with a slip': {
    rule: 'unknown-kind',
    source: 'apiVersion: v1\nkind: ‹Servce›\n',
    fixed: 'apiVersion: v1\nkind: Service\n',
  },
  'a kind under another version': {
    rule: 'unknown-kind',
    source: 'apiVersion: ‹extensions/v1beta1›\nkind: Deployment\n',
    fixed: 'apiVersion: apps/v1\nkind: Deployment\n',
  },
  'a kind of somebody’s own': {
    rule: 'unknown-kind',
    source: 'apiVersion: example.com/v1\nkind: Deployment\n',
  },
  'a line that is indented otherwise': {
    rule: 'yaml-syntax',
    source: 'a:\n  b: 1\n‹ ›c: 2\n',
  },
};

describe('the rules for manifests', () => {
  for (const [title, { rule, source, fixed }] of Object.entries(cases)) {
    it(`${rule}: ${title}`, () => {
      const text = source.replace(/[‹›]/g, '');
      const found = foundBy(rule, text);
      assert.equal(marked(text, found), source);
      for (const { message } of found)
        for (const language of languages)
          assert.doesNotMatch(toPlain(message, language), /\{\w+\}/);
      const edits = found.flatMap(({ fixes = [] }) => fixes[0]?.edits ?? []);
      assert.equal(applyEdits(text, edits), fixed ?? text);
      if (fixed !== undefined) assert.deepEqual(foundBy(rule, fixed), []);
    });
  }

  for (const rule of manifestRules) {
    it(`${rule.ids[0]}: the example has the finding, and then no longer`, () => {
      const [id] = rule.ids;
      assert.notEqual(foundBy(id, rule.example.before).length, 0);
      assert.deepEqual(foundBy(id, rule.example.after), []);
      for (const text of [rule.title, rule.why])
        for (const language of languages) assert.ok(text[language]);
    });
  }
});

function foundBy(id: string, text: string) {
  const rule = manifestRules.find(({ ids }) => ids[0] === id);
  assert.ok(rule, id);
  const manifest = readManifest(text, schemas);
  return [...rule.check(manifest, lookTogether([manifest]))];
}

function marked(text: string, found: ReturnType<typeof foundBy>): string {
  const offset = offsetsIn(text);
  const marks = found.flatMap(({ range }) => [
    { at: offset(range.start), sign: '‹' },
    { at: offset(range.end), sign: '›' },
  ]);
  return marks
    .toSorted((a, b) => b.at - a.at || (a.sign < b.sign ? 1 : -1))
    .reduce((all, { at, sign }) => all.slice(0, at) + sign + all.slice(at), text);
}
