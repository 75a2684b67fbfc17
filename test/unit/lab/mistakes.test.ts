import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readLab } from '../../../src/lab/load.ts';
import { readMistakes } from '../../../src/lab/mistakes.ts';
import type { Fault, Mistake } from '../../../src/lab/model.ts';
import {
  amiss,
  goodFiles,
  goodMistakes,
  schemas,
  shown,
  withFolder,
  writeFiles,
} from './labFolder.ts';

async function read(
  mistakes: string | undefined,
): Promise<{ mistakes: readonly Mistake[]; faults: readonly Fault[] }> {
  return withFolder(async (root) => {
    const folder = await writeFiles(join(root, 'demo'), {
      ...goodFiles,
      'mistakes.yaml': mistakes,
    });
    const { lab } = await readLab(folder, 'setting', schemas);
    assert.ok(lab);
    return readMistakes(lab);
  });
}

describe('readMistakes', () => {
  it('reads them', async () => {
    assert.deepEqual(await read(goodMistakes), {
      mistakes: [
        {
          id: 'wrong-tag',
          at: 'build',
          do: [{ run: ['docker', 'build', '-t', '${image}:1', '.'] }],
          task: 'named',
          cause: 'wrong-tag',
          leaves: { containers: [], images: ['${image}:1'], networks: [], volumes: [] },
        },
      ],
      faults: [],
    });
  });

  it('does without the file', async () => {
    assert.deepEqual(await read(undefined), { mistakes: [], faults: [] });
  });

  const changes: readonly (readonly [find: string | RegExp, replace: string, fault: string])[] = [
    ['at: build', 'at: biuld', '4:9 unknown-step'],
    ['task: named', 'task: name', '7:11 unknown-task'],
    ['cause: wrong-tag', 'cause: ""', '8:13 wrong-value'],
    ['    cause: wrong-tag\n', '', '3:5 missing-key'],
    ['"${image}:1", .', '"${imag}:1", .', '6:37 undeclared-variable'],
    ['{ run:', '{ ran:', '6:11 no-action'],
    ['run: [docker', 'files: [none.ini], x: [docker', '6:30 unknown-key'],
    [/run: .*\]/, 'files: [none.ini]', '6:19 file-missing'],
    [/run: .*\]/, 'answer: { task: none, value: a }', '6:27 unknown-task'],
    [/$/, '  - id: wrong-tag\n    at: build\n    task: named\n    cause: x\n', '10:9 duplicate-id'],
    [/^[^]*$/, 'mistakes: {', '1:12 yaml-syntax'],
  ];
  for (const [find, replace, expected] of changes)
    it(`finds ${expected}`, async () => {
      const text = goodMistakes.replace(find, () => replace);
      assert.notEqual(text, goodMistakes);
      const { mistakes, faults } = await read(text);
      assert.deepEqual(shown(faults), [`mistakes.yaml:${expected}`]);
      assert.deepEqual(amiss(faults, { 'mistakes.yaml': text }), []);
      assert.deepEqual(mistakes, []);
    });
});

describe('mistakes, which act', () => {
  it('are read by nothing but the author’s own test of a lab', async () => {
    const root = join(import.meta.dirname, '../../../src');
    const files = await readdir(root, { recursive: true });
    const sources = await Promise.all(
      files
        .filter((file) => file.endsWith('.ts') && file !== join('lab', 'mistakes.ts'))
        .map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })),
    );
    const readers = sources.filter(({ text }) => /lab\/mistakes\.ts|\breadMistakes\b/.test(text));
    assert.ok(readers.length > 0);
    for (const { file } of readers) assert.match(file, /^cli[\\/]trial[\\/]/);
  });
});
