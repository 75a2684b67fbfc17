import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mergeConfig } from '../../../../src/lint/config/config.ts';
import { readKubeLinterConfig } from '../../../../src/manifest/config/kubeLinter.ts';
import { templateNames } from '../../../../src/manifest/config/templates.ts';
import { readManifest } from '../../../../src/manifest/document.ts';
import { lintManifest } from '../../../../src/manifest/lint.ts';
import { matcher } from '../../../../src/manifest/patterns.ts';
import { schemasOf } from '../../../../src/manifest/schema/schemas.ts';
import { lookTogether } from '../../../../src/manifest/together.ts';
import { languages, toPlain } from '../../../../src/text.ts';
import { packed } from '../support.ts';

const schemas = schemasOf(packed, '1.34');
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  hostIPC: true\n  containers:\n    - name: a\n      image: web:1\n      ports: [{containerPort: 22}]\n      env: [{name: A, value: b}]\n';

function found(config: string, text = pod): readonly string[] {
  const { part, custom } = readKubeLinterConfig(config);
  const manifest = readManifest(text, schemas);
  const findings = lintManifest(manifest, mergeConfig([part]), lookTogether([manifest]), custom);
  return findings.map(({ ids: [id] }) => id);
}

function faults(config: string): readonly string[] {
  return readKubeLinterConfig(config).faults.map(({ range: { start }, message }) => {
    for (const language of languages) assert.doesNotMatch(toPlain(message, language), /\{\w+\}/);
    return `${start.line + 1}:${start.character + 1} ${toPlain(message, 'en')}`;
  });
}

describe('.kube-linter.yaml', () => {
  it('says which checks are made', () => {
    assert.ok(found('').includes('host-ipc'));
    assert.ok(found('').includes('container-image-pull-policy'));
    assert.ok(!found('').includes('use-namespace'));
    assert.ok(!found('checks: {exclude: [host-ipc]}').includes('host-ipc'));
    assert.ok(found('checks: {include: [use-namespace]}').includes('use-namespace'));
    const none = 'checks: {doNotAutoAddDefaults: true, include: [host-ipc, use-namespace]}';
    assert.deepEqual(found(none), ['use-namespace', 'host-ipc']);
    const all = found('checks: {addAllBuiltIn: true, exclude: [sorted-keys]}');
    assert.ok(all.includes('use-namespace') && all.includes('required-label-owner'));
    assert.ok(!all.includes('container-seccomp-profile') && !all.includes('sorted-keys'));
    // The one takes precedence over the other, as in kube-linter.
    assert.ok(
      found('checks: {addAllBuiltIn: true, doNotAutoAddDefaults: true}').includes('host-ipc'),
    );
    assert.deepEqual(
      found('checks: {include: [host-ipc], exclude: [host-ipc]}').filter((id) => id === 'host-ipc'),
      [],
    );
  });

  it('leaves what the schemas say, unless that is excluded by name', () => {
    const wrong = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 1}\n';
    assert.deepEqual(found('checks: {doNotAutoAddDefaults: true}', wrong), ['wrong-type']);
    assert.deepEqual(found('checks: {exclude: [schema-validation]}', wrong), []);
  });

  it('tells what is not known, with its place, and reads the rest', () => {
    const table: readonly (readonly [config: string, faults: readonly string[]])[] = [
      ['', []],
      ['checks:\ncustomChecks:\n', []],
      ['checks: {add-all-built-in: true, ignorePaths: [a]}', []],
      ['check: {}', ['1:1 There is no key check here. Write one of: checks, customChecks.']],
      ['checks: {all: true}', ['1:10 There is no key all here.']],
      ['checks: {include: [host-ipcs]}', ['1:20 There is no check host-ipcs. Write host-ipc.']],
      ['checks: {exclude: [nothing-like-it]}', ['1:20 There is no check nothing-like-it here.']],
      ['checks: {include: host-ipc}', ['1:19 Write a list here.']],
      ['checks: {addAllBuiltIn: "yes"}', ['1:25 Write one of: true, false.']],
      ['customChecks: [{template: ports}]', ['1:16 A check of your own needs a name.']],
      ['customChecks: [{name: a, template: b}]', ['1:36 There is no template b here.']],
      [
        'customChecks: [{name: a, template: ports, params: {prot: 1}}]',
        ['1:52 There is no key prot here.'],
      ],
      [
        'customChecks: [{name: a, template: ports, params: {port: "1"}}]',
        ['1:58 Write a number here.'],
      ],
      [
        'customChecks: [{name: a, template: host-mounts, params: {dirs: ["(a+)+"]}}]',
        ['1:65 (a+)+ is no regular expression'],
      ],
      ['- a', ['1:1 Write keys with values here.']],
      ['a: [', ['1:5 This is no YAML']],
    ];
    for (const [config, expected] of table) {
      const told = faults(config);
      assert.equal(told.length, expected.length, `${config}: ${told.join('\n')}`);
      expected.forEach((start, at) => assert.ok(told[at]?.startsWith(start), told[at]));
    }
  });

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readKubeLinterConfig(text);
        readKubeLinterConfig(`checks:\n  ${text}\ncustomChecks:\n  - ${text}`);
      }),
    );
  }).timeout(60_000);
});

describe('checks of one’s own', () => {
  const custom = (template: string, params: string, more = ''): string =>
    `checks: {doNotAutoAddDefaults: true}\ncustomChecks:\n  - name: own\n    template: ${template}\n    params: ${params}\n${more}`;

  it('every template takes its parameters', () => {
    const table: readonly (readonly [template: string, fires: string, not: string])[] = [
      ['ports', '{port: 22, protocol: TCP}', '{port: 22, protocol: UDP}'],
      ['env-var', '{name: "^A$"}', '{name: "^A$", value: "!b"}'],
      ['required-label', '{key: app}', '{key: "!app"}'],
      ['latest-tag', '{allowList: ["^shop/"]}', '{blockList: ["^shop/"]}'],
      [
        'cpu-requirements',
        '{requirementsType: request, upperBoundMillis: 0}',
        '{requirementsType: request, lowerBoundMillis: 1}',
      ],
      ['memory-requirements', '{requirementsType: limit, upperBoundMB: 1}', '{lowerBoundMB: 1}'],
      ['service-account', '{serviceAccount: "^$"}', '{serviceAccount: web}'],
      ['disallowed-api-obj', '{kind: "(?i)pod"}', '{kind: pod}'],
      ['dnsconfig-options', '{Key: ndots, Value: "2"}', ''],
      ['sorted-keys', '{recursive: true}', '{recursive: false}'],
      ['host-ipc', '{}', ''],
      ['target-port', '', '{}'],
    ];
    const labelled = pod.replace('  name: a\n', '  name: a\n  labels: {b: c}\n');
    for (const [template, fires, not] of table) {
      const text = template === 'required-label' ? labelled : pod;
      if (fires) assert.ok(found(custom(template, fires), text).includes('own'), template);
      assert.deepEqual(faults(custom(template, fires || '{}')), [], template);
      if (not) assert.deepEqual(found(custom(template, not), text), [], template);
    }
  });

  it('look at the kinds that are named, and say what to do', () => {
    const kinds = (kind: string): string =>
      custom(
        'required-label',
        '{key: app}',
        `    scope: {objectKinds: [${kind}]}\n    remediation: Ask shop.\n`,
      );
    assert.deepEqual(found(kinds('DeploymentLike')), ['own']);
    assert.deepEqual(found(kinds('Service')), []);
    const { custom: rules } = readKubeLinterConfig(kinds('Any'));
    const manifest = readManifest(pod, schemas);
    const [one] = [...(rules[0]?.check(manifest, lookTogether([manifest])) ?? [])];
    assert.ok(one);
    assert.match(toPlain(one.message, 'en'), / Write one\. Ask shop\.$/);
  });

  it('are ignored by an annotation of their name', () => {
    const text = pod.replace(
      '  name: a\n',
      '  name: a\n  annotations: {ignore-check.kube-linter.io/own: why}\n',
    );
    assert.deepEqual(found(custom('host-ipc', '{}'), text), []);
  });

  it('may be made of every template', () => {
    for (const template of templateNames) {
      const config = `customChecks: [{name: own, template: ${template}}]`;
      assert.deepEqual(faults(config), [], template);
      found(config);
    }
  });
});

describe('regular expressions of a config', () => {
  it('are read as kube-linter reads them', () => {
    const table: readonly (readonly [pattern: string, text: string, fits: boolean])[] = [
      ['', 'anything', true],
      ['^a$', 'a', true],
      ['!^a$', 'a', false],
      ['!^a$', 'b', true],
      ['(?i)A', 'xa', true],
      ['^*$', 'whatever', true],
      ['(', '(', false],
      ['(a*)*b', 'b', false],
    ];
    for (const [pattern, text, expected] of table)
      assert.equal(matcher(pattern)(text), expected, `${pattern} ${text}`);
  });
});
