import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkSchemas } from '../../../src/check/checks.ts';
import { lintDockerfile } from '../../../src/dockerfile/lint.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { dockerfileRules } from '../../../src/dockerfile/rules/table.ts';
import { findLabs } from '../../../src/lab/find.ts';
import { mergeConfig } from '../../../src/lint/config/config.ts';

const folder = resolve(import.meta.dirname, '../../../labs');
const reads = await findLabs([{ folder, origin: 'extension' }], checkSchemas);
const steps = reads.flatMap(({ lab }) =>
  (lab?.steps ?? []).flatMap(({ id, focus }) =>
    lab === undefined || focus === undefined ? [] : [{ lab, id, focus }],
  ),
);

/** What a learner is shown while a step is about these rules. */
function shown(text: string, focus: readonly string[]): readonly string[] {
  const config = mergeConfig([{ profile: 'learning', focus }]);
  return lintDockerfile(parseDockerfile(text), config).map(({ ids }) => ids[0]);
}

describe('what a step is about', () => {
  it('is said by a lab', () => assert.notEqual(steps.length, 0));
  for (const { lab, id, focus } of steps) {
    it(`${lab.id}, ${id}: names rules that there are, each once`, () => {
      const known = dockerfileRules.flatMap(({ ids }) => ids);
      assert.deepEqual(
        focus.filter((name) => !known.includes(name) && !/^SC\d+$/.test(name)),
        [],
      );
      assert.equal(new Set(focus).size, focus.length);
    });
    it(`${lab.id}, ${id}: is kept by the lab's own solution`, async () => {
      const solution = await readFile(join(lab.folder, 'solution/Dockerfile'), 'utf8');
      assert.deepEqual(shown(solution, focus), []);
    });
  }
  it('is shown beside errors, and nothing else', () => {
    const text = 'FROM debian:latest AS Build\nWORKDIR app\n';
    assert.deepEqual(shown(text, []), ['DL3000']);
    assert.deepEqual(shown(text, ['DL3007']), ['DL3007', 'DL3000']);
    assert.deepEqual(shown(text, ['WorkdirRelativePath', 'StageNameCasing']), [
      ...['StageNameCasing', 'DL3000'],
    ]);
  });
});
