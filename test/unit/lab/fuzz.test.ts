import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { undeclaredInYaml } from '../../../src/lab/declared.ts';
import { readLab } from '../../../src/lab/load.ts';
import { readMistakes } from '../../../src/lab/mistakes.ts';
import { parseLab, parseMistakes } from '../../../src/lab/parse.ts';
import { readYaml } from '../../../src/lab/syntax.ts';
import {
  amiss,
  goodFiles,
  goodLab,
  goodMistakes,
  schemas,
  withFolder,
  writeFiles,
} from './labFolder.ts';
import { processorTime } from '../processorTime.ts';

/** A text with some of its lines left out, doubled, or replaced. */
function mutated(source: string, other: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const lines = source.split('\n');
  const change = fc.record({
    at: fc.nat({ max: lines.length - 1 }),
    how: fc.constantFrom('delete', 'double', 'replace', 'cut', 'indent'),
    line: other,
    column: fc.nat({ max: 80 }),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    lines
      .flatMap((line, at) => {
        const one = changes.find((each) => each.at === at);
        switch (one?.how) {
          case 'delete':
            return [];
          case 'double':
            return [line, line];
          case 'replace':
            return [one.line];
          case 'cut':
            return [line.slice(0, one.column) + line.slice(one.column + 1)];
          case 'indent':
            return [` ${line}`];
          default:
            return [line];
        }
      })
      .join('\n'),
  );
}

const yamlish = fc.string({
  unit: fc.constantFrom(
    ...Array.from('ab1:-?#&*!|>[]{},"\'%@`~ \t\r\\$'),
    '\n  ',
    ': ',
    '- ',
    '${image}',
  ),
});
const words = fc.constantFrom(
  ...['schema', 'id', 'title', 'en', 'zh-cn', 'steps', 'tasks', 'image', 'predict', 'ref', 'solve'],
  ...['variables', 'hints', 'toString', '__proto__', 'constructor', '${image}', '${x}', 'step', ''],
);
const jsonish = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(words, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(words, tie('value'), { maxKeys: 6 }),
    fc.record({
      steps: fc.array(fc.record({ tasks: fc.array(tie('value'), { maxLength: 3 }) }), {
        maxLength: 2,
      }),
    }),
  ),
})).value;

/** Reads a lab.yaml's text without its folder, and says what is wrong with the answer. */
function wrongs(text: string): readonly string[] {
  const { root, faults } = readYaml(text, 'lab.yaml');
  const files = { 'lab.yaml': text };
  if (root === undefined)
    return faults.length === 0 ? ['no root, no faults'] : amiss(faults, files);
  const undeclared = undeclaredInYaml({ path: 'lab.yaml', text }, root, ['image']);
  const parts = [parseLab(root, 'lab.yaml', schemas), parseMistakes(root, 'lab.yaml')];
  return [
    ...amiss(undeclared, files),
    ...parts.flatMap(({ data, faults: found }) => [
      ...amiss(found, files),
      ...((data === undefined) === found.length > 0 ? [] : ['data and faults']),
    ]),
  ];
}

describe('reading a lab never throws, and every fault has its place', () => {
  it('for any text', () => {
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' })), (text) => {
        assert.deepEqual(wrongs(text), []);
      }),
      { numRuns: 1000 },
    );
  });

  it('for any change of the lines of a good lab', () => {
    const other = fc.oneof(yamlish, fc.constantFrom(...goodLab.split('\n')));
    fc.assert(
      fc.property(mutated(goodLab, other), (text) => {
        assert.deepEqual(wrongs(text), []);
      }),
      { numRuns: 500 },
    );
  });

  it('for any values', () => {
    fc.assert(
      fc.property(jsonish, (value) => {
        assert.deepEqual(wrongs(dump(value)), []);
      }),
      { numRuns: 1000 },
    );
  });

  it('in its folder, with any bytes or changed lines', async () => {
    const change = fc.oneof(
      fc.record({
        path: fc.constantFrom(...Object.keys(goodFiles)),
        content: fc.uint8Array({ maxLength: 40 }),
      }),
      fc.record({ path: fc.constant('lab.yaml'), content: mutated(goodLab, yamlish) }),
      fc.record({ path: fc.constant('mistakes.yaml'), content: mutated(goodMistakes, yamlish) }),
    );
    await withFolder(async (root) => {
      const folder = join(root, 'demo');
      await fc.assert(
        fc.asyncProperty(change, async ({ path, content }) => {
          const bytes = typeof content === 'string' ? Buffer.from(content) : content;
          const files = { ...goodFiles, [path]: Buffer.from(bytes).toString('utf8') };
          await writeFiles(folder, { ...goodFiles, [path]: bytes });
          const { lab, faults } = await readLab(folder, 'workspace', schemas);
          assert.equal(lab === undefined, faults.length > 0);
          assert.deepEqual(amiss(faults, files), []);
          if (lab !== undefined)
            assert.deepEqual(amiss((await readMistakes(lab)).faults, files), []);
        }),
        { numRuns: 100 },
      );
    });
  });

  it('within two seconds for the worst 1 MiB', () => {
    const size = 1024 * 1024;
    for (const text of [
      '['.repeat(size),
      '[],'.repeat(size / 3),
      `[${'[],'.repeat(size / 3 - 1)}]`,
      '- '.repeat(size / 2),
      '-\n'.repeat(size / 2),
      '- # # #\n'.repeat(size / 8),
      '{'.repeat(99) + 'a: '.repeat(size / 4),
      Array.from({ length: size / 12 }, (_, at) => `k${at}: 1\n`).join(''),
      `steps:\n${'- tasks: [{}]\n'.repeat(size / 16)}`,
      `a: "${'${x}'.repeat(size / 5)}"`,
    ]) {
      const start = processorTime();
      wrongs(text);
      const took = processorTime() - start;
      assert.ok(took < 2000, `${text.slice(0, 20)}… took ${took.toFixed(0)} ms`);
    }
  });
});
