import fc from 'fast-check';
import assert from 'node:assert/strict';
import { defaultConfig, type LintConfig } from '../../../../src/lint/config/config.ts';
import { applyEdits } from '../../../../src/lint/edit.ts';
import type { Finding, Fix } from '../../../../src/lint/finding.ts';
import { readManifest } from '../../../../src/manifest/document.ts';
import { lintManifest } from '../../../../src/manifest/lint.ts';
import { manifestRules } from '../../../../src/manifest/rules/table.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../../../src/manifest/together.ts';
import { toPlain } from '../../../../src/text.ts';
import { packed } from '../support.ts';

const schemas = schemasOf(packed, '1.34');

/** Checks that an edit of another may bring up, and why that is right. */
const follow: Readonly<Record<string, readonly string[]>> = {
  // More Pods are a reason to spread them, to protect them, and not to set their number by hand.
  'minimum-three-replicas': [
    'no-anti-affinity',
    'deployment-has-poddisruptionbudget',
    'statefulset-has-poddisruptionbudget',
    'deployment-targeted-by-hpa-does-not-have-replicas-configured',
  ],
  // Without a number it may be any.
  'deployment-targeted-by-hpa-does-not-have-replicas-configured': [
    'deployment-has-poddisruptionbudget',
    'minimum-three-replicas',
  ],
  // Of a version that is named a node may have an old image.
  'latest-tag': ['container-image-pull-policy'],
  // One that is selected at last is looked at.
  'dangling-service': ['invalid-target-ports'],
  // A request alone differs from a limit that is not there, and the other way round.
  'unset-cpu-requirements': ['container-resource-requests-equal-limits'],
  'unset-memory-requirements': ['container-resource-requests-equal-limits'],
  // With its slip mended it asks what the other one asks.
  'liveness-port': ['pod-probes-identical'],
  'readiness-port': ['pod-probes-identical'],
  // An object of its stable version is known at last, and looked at.
  'unknown-kind': ['missing-field', 'wrong-type', 'unknown-field', 'mismatching-selector'],
};

function lint(text: string): readonly Finding[] {
  const manifest = readManifest(text, schemas);
  // Where a key is added among the others is no matter of the alphabet.
  const config: LintConfig = { ...defaultConfig, profile: 'all', ignored: ['sorted-keys'] };
  return lintManifest(manifest, config, lookTogether([manifest]));
}

function countOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { ids } of findings) counts.set(ids[0], (counts.get(ids[0]) ?? 0) + 1);
  return counts;
}

/** Every fix of every finding: made alone, it takes its finding away and brings no other. */
function checkFixes(text: string): void {
  const before = lint(text);
  const counts = countOf(before);
  const faults = readManifest(text, schemas).file.faults.length;
  for (const finding of before) {
    for (const fix of finding.fixes) checkFix(text, finding, fix, counts, faults);
  }
}

function checkFix(
  text: string,
  { ids: [id] }: Finding,
  fix: Fix,
  counts: ReadonlyMap<string, number>,
  faults: number,
): void {
  const title = `${id}: ${toPlain(fix.title, 'en')}\n${text}`;
  const fixed = applyEdits(text, fix.edits);
  const shown = `${title}\n→\n${fixed}`;
  assert.notEqual(fixed, text, shown);
  assert.equal(readManifest(fixed, schemas).file.faults.length, faults, shown);
  const after = lint(fixed);
  const now = countOf(after);
  assert.ok((now.get(id) ?? 0) < (counts.get(id) ?? 0), `still there: ${shown}`);
  for (const [other, count] of now) {
    if (follow[id]?.includes(other)) continue;
    assert.ok(count <= (counts.get(other) ?? 0), `${other} is new: ${shown}`);
  }
}

describe('the edits of the checks', () => {
  for (const rule of manifestRules) {
    it(`${rule.ids[0]}: in its examples, also with CRLF and without an end of line`, () => {
      for (const text of [rule.example.before, rule.example.after]) {
        checkFixes(text);
        checkFixes(text.replaceAll('\n', '\r\n'));
        checkFixes(text.replace(/\n$/, ''));
      }
    });
  }

  it('in every form of a Pod, in block, in braces and in JSON', () => {
    fc.assert(
      fc.property(pods, fc.constantFrom(block, flow, json), (pod, write) => {
        checkFixes(write(pod));
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it('all that need no choice, made together, leave nothing that has one', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  serviceAccount: a\n  containers:\n    - name: a\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\n';
    const sure = lint(text).flatMap(({ fixes: [fix] }) => (fix && !fix.choose ? [fix] : []));
    assert.equal(sure.length, 1);
    assert.match(applyEdits(text, sure[0]?.edits ?? []), /^ {2}serviceAccountName: a$/m);
  });
});

type Value =
  string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const maybe = <Of>(of: fc.Arbitrary<Of>): fc.Arbitrary<Of | undefined> =>
  fc.option(of, { nil: undefined });
const quantity = fc.constantFrom('100m', '1', '0', '1Gi');
const probe = fc.oneof(
  fc.record({ tcpSocket: fc.record({ port: fc.constantFrom<Value>(80, 'http', 'htp') }) }),
  fc.record({ httpGet: fc.record({ path: fc.constantFrom('/', '/a'), port: fc.constant(8080) }) }),
);
const securityContext = fc.record(
  {
    privileged: fc.boolean(),
    allowPrivilegeEscalation: fc.boolean(),
    readOnlyRootFilesystem: fc.boolean(),
    runAsNonRoot: fc.boolean(),
    runAsUser: fc.constantFrom(0, 1000, 20000),
    runAsGroup: fc.constantFrom(0, 1000, 20000),
    procMount: fc.constant('Unmasked'),
    capabilities: fc.record(
      { add: fc.constant(['NET_RAW']), drop: fc.constantFrom(['ALL'], ['CHOWN'], []) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
const container = fc.record(
  {
    name: fc.constant('a'),
    image: fc.constantFrom('web', 'web:latest', 'web:1', 'host:1/web'),
    imagePullPolicy: fc.constantFrom('Always', 'Never'),
    ports: fc.constantFrom<Value>([{ containerPort: 80, name: 'http' }], [{ containerPort: 8080 }]),
    env: fc.constantFrom<Value>(
      [{ name: 'A', value: 'a' }],
      [
        { name: 'A', value: 'a' },
        { name: 'A', value: 'b' },
        { name: 'B', value: 'c' },
      ],
    ),
    resources: fc.record(
      {
        requests: fc.record({ cpu: quantity, memory: quantity }, { requiredKeys: [] }),
        limits: fc.record({ cpu: quantity, memory: quantity }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
    livenessProbe: probe,
    readinessProbe: probe,
    securityContext: maybe(securityContext),
  },
  { requiredKeys: ['name'] },
);
const spec = fc.record(
  {
    hostIPC: fc.boolean(),
    hostPID: fc.boolean(),
    serviceAccount: fc.constant('a'),
    serviceAccountName: fc.constantFrom('a', 'b'),
    securityContext: securityContext.map(({ runAsNonRoot, runAsUser }) => ({
      ...(runAsNonRoot === undefined ? {} : { runAsNonRoot }),
      ...(runAsUser === undefined ? {} : { runAsUser }),
    })),
    restartPolicy: fc.constantFrom('Never', 'Always'),
    containers: fc.array(container, { minLength: 1, maxLength: 1 }),
  },
  { requiredKeys: ['containers'] },
);
const pods = spec.map((of) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', labels: { app: 'web' } },
  spec: of as unknown as Value,
}));

function json(value: Value): string {
  return JSON.stringify(value, undefined, 2);
}

function flow(value: Value): string {
  const text = JSON.stringify(value);
  // The first level in block, so that it is no JSON.
  return Object.keys(value as Record<string, Value>).length > 0
    ? Object.entries(JSON.parse(text) as Record<string, Value>)
        .map(([key, inner]) => `${key}: ${JSON.stringify(inner).replaceAll('":', '": ')}\n`)
        .join('')
    : text;
}

function block(value: Value, indent = ''): string {
  if (Array.isArray(value)) {
    return (value as readonly Value[])
      .map((item) =>
        typeof item === 'object' && item !== null
          ? `${indent}- ${block(item, `${indent}  `).trimStart()}`
          : `${indent}- ${JSON.stringify(item)}\n`,
      )
      .join('');
  }
  return Object.entries(value as Record<string, Value | undefined>)
    .flatMap(([key, inner]) => {
      if (inner === undefined) return [];
      if (typeof inner !== 'object' || inner === null)
        return [`${indent}${key}: ${JSON.stringify(inner)}\n`];
      if (Object.keys(inner).length === 0)
        return [`${indent}${key}: ${Array.isArray(inner) ? '[]' : '{}'}\n`];
      return [`${indent}${key}:\n${block(inner, `${indent}  `)}`];
    })
    .join('');
}
