import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Text } from '../../../src/text.ts';
import { sourceTexts } from './sourceTexts.ts';
import { fences, links, textFaults } from './textRules.ts';

const root = join(import.meta.dirname, '../../..');
const labs = readdirSync(join(root, 'labs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const sources = globSync('{src,webview}/**/*.ts', { cwd: root }).sort();

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every text under a value of lab.yaml, with the path to it; a language left out is empty. */
function textsIn(value: unknown, path: string): readonly (readonly [string, Text])[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => textsIn(one, `${path}[${index}]`));
  if (!isMapping(value)) return [];
  if ('en' in value || 'zh-cn' in value) {
    return [[path, { en: asString(value['en']), 'zh-cn': asString(value['zh-cn']) }]];
  }
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, `${path}.${key}`));
}

function asString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function stepFiles(lab: Mapping): readonly string[] {
  assert.ok(Array.isArray(lab['steps']));
  return lab['steps'].map((step: unknown) => (isMapping(step) ? asString(step['text']) : ''));
}

function faultsOf(texts: readonly (readonly [string, Text])[]): readonly string[] {
  return texts.flatMap(([place, text]) => textFaults(text).map((fault) => `${place}: ${fault}`));
}

/** Why a `lab:` link leads nowhere in the starting files. */
function linkFaults(files: string, target: string): readonly string[] {
  const [, path, from, to] = /^lab:\w+\/([^#]+)(?:#L(\d+)(?:-L(\d+))?)?$/.exec(target) ?? [];
  if (path === undefined) return target.startsWith('lab:') ? [`${target}: not a link`] : [];
  if (!existsSync(join(files, path))) return [`${target}: no such file`];
  const lines = readFileSync(join(files, path), 'utf8').trimEnd().split('\n').length;
  const first = Number(from ?? 1);
  const last = Number(to ?? first);
  return first <= last && last <= lines ? [] : [`${target}: the file has ${lines} lines`];
}

describe('the texts of the labs', () => {
  it('are there', () => assert.notEqual(labs.length, 0));

  for (const id of labs) {
    const folder = join(root, 'labs', id);
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

    describe(id, () => {
      const lab = load(read('lab.yaml'));
      assert.ok(isMapping(lab));
      const variables = Object.keys(isMapping(lab['variables']) ? lab['variables'] : {});
      const steps = stepFiles(lab).map((name): readonly [string, Text] => [
        `steps/${name}`,
        { en: read(`steps/${name}.md`), 'zh-cn': read(`steps/${name}.zh-cn.md`) },
      ]);
      const all = [...textsIn(lab, 'lab.yaml'), ...steps];

      it('is right in both languages', () => assert.deepEqual(faultsOf(all), []));

      it('has no step text that no step shows', () => {
        const shown = stepFiles(lab).flatMap((name) => [`${name}.md`, `${name}.zh-cn.md`]);
        assert.deepEqual(readdirSync(join(folder, 'steps')).sort(), shown.sort());
      });

      it('links only to lines of its starting files', () => {
        const targets = all.flatMap(([, text]) => [...links(text.en), ...links(text['zh-cn'])]);
        const faults = targets.flatMap((target) => linkFaults(join(folder, 'files'), target));
        assert.deepEqual(faults, []);
      });

      it('uses only variables that it declares', () => {
        const used = all.flatMap(([path, text]) =>
          [...`${text.en}${text['zh-cn']}`.matchAll(/\$\{(\w*)\}/g)].map(
            ([, name = '']) => [path, name] as const,
          ),
        );
        assert.deepEqual(
          used.filter(([, name]) => !variables.includes(name)),
          [],
        );
      });

      it('runs one command a fence, without a gap', () => {
        const commands = steps
          .flatMap(([, text]) => fences(text.en))
          .filter(({ tag }) => tag === 'sh run')
          .map(({ body }) => body.trimEnd());
        assert.deepEqual(
          commands.filter((command) => command.includes('\n') || command.includes('____')),
          [],
        );
      });
    });
  }
});

describe('the texts beside the code', () => {
  const texts = sources.flatMap((path) =>
    sourceTexts(path, readFileSync(join(root, path), 'utf8')).map(
      ({ line, text }) => [`${path}:${line}`, text] as const,
    ),
  );

  it('are found', () => assert.notEqual(texts.length, 0));

  it('are right in both languages', () => assert.deepEqual(faultsOf(texts), []));
});

describe('the texts of the manifest', () => {
  const read = (path: string): Mapping => {
    const strings: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'));
    assert.ok(isMapping(strings));
    return strings;
  };
  const english = read('package.nls.json');
  const chinese = read('package.nls.zh-cn.json');
  const keys = [...new Set([...Object.keys(english), ...Object.keys(chinese)])];

  it('are right in both languages', () => {
    const texts = keys.map((key): readonly [string, Text] => [
      key,
      { en: asString(english[key]), 'zh-cn': asString(chinese[key]) },
    ]);
    assert.deepEqual(faultsOf(texts), []);
  });
});
