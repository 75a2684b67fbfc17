import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readLab } from '../../../src/lab/load.ts';
import type { LabRead } from '../../../src/lab/model.ts';
import { containerName, ownContainer } from '../../../src/lab/names.ts';
import { leavesOf } from '../../../src/lab/parts.ts';
import { replaceVariables } from '../../../src/lab/variables.ts';
import * as demo from './labFolder.ts';
import { amiss, goodFiles, goodLab, shown, withFolder, writeFiles } from './labFolder.ts';

const schemas = new Map([
  ...demo.schemas,
  ['event', z.strictObject({ container: containerName })],
  ['exec', z.strictObject({ container: ownContainer })],
]);

/** The good lab with this in place of the check of its task `named`, which begins at 25:9. */
async function read(check: string): Promise<LabRead> {
  const old = /^ {8}image: .*includes: uwsgi.*\n/m;
  assert.match(goodLab, old);
  const indented = check.replaceAll(/^/gm, '        ');
  const files = { ...goodFiles, 'lab.yaml': goodLab.replace(old, `${indented}\n`) };
  return withFolder(async (root) => {
    const lab = await readLab(await writeFiles(join(root, 'demo'), files), 'setting', schemas);
    assert.deepEqual(amiss(lab.faults, files), []);
    return lab;
  });
}

const v1 = '{ image: { ref: "${image}:v1" } }';
const deep = (levels: number): string =>
  `${'not: { '.repeat(levels)}image: { ref: a }${' }'.repeat(levels)}`;

describe('all, any and not in lab.yaml', () => {
  const right: readonly (readonly [string, unknown])[] = [
    [`all: [${v1}]`, { type: 'all', spec: [{ type: 'image', spec: { ref: '${image}:v1' } }] }],
    [
      `any:\n  - not: ${v1}\n  - exec: { container: "\${container}" }`,
      {
        type: 'any',
        spec: [
          { type: 'not', spec: [{ type: 'image', spec: { ref: '${image}:v1' } }] },
          { type: 'exec', spec: { container: '${container}' } },
        ],
      },
    ],
  ];
  for (const [check, wanted] of right) {
    it(`reads ${JSON.stringify(check)}`, async () => {
      const { lab, faults } = await read(check);
      assert.deepEqual(shown(faults), []);
      const task = lab?.steps[0]?.tasks[1] ?? assert.fail();
      assert.deepEqual({ type: task.type, spec: task.spec }, wanted);
      assert.equal(task.holds instanceof Object && task.holds.until, 'run');
    });
  }

  it('replaces variables in every part', async () => {
    const { lab } = await read(`not: { all: [${v1}, ${v1}] }`);
    const task = lab?.steps[0]?.tasks[1] ?? assert.fail();
    const asItIs = { ...task, spec: replaceVariables(task.spec, { image: 'mine' }) };
    assert.deepEqual(
      leavesOf(asItIs).map(({ spec }) => spec),
      [{ ref: 'mine:v1' }, { ref: 'mine:v1' }],
    );
  });

  it(`takes four levels, and no fifth`, async () => {
    assert.deepEqual(shown((await read(deep(4))).faults), []);
    assert.deepEqual(shown((await read(deep(5))).faults), ['lab.yaml:25:37 too-deep']);
  });

  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['all: []', ['25:9 wrong-value']],
    [`all: ${v1}`, ['25:9 wrong-type']],
    [`not: [${v1}]`, ['25:9 no-check']],
    ['not: image', ['25:14 no-check']],
    [`any: [image]`, ['25:15 no-check']],
    [`any:\n  - {}`, ['26:13 no-check']],
    [`any:\n  - imgae: { ref: a }`, ['26:13 unknown-key']],
    [`any:\n  - image: { ref: a }\n    title: a`, ['27:13 unknown-key']],
    [`any:\n  - image: { ref: a, layres: 1 }`, ['26:30 unknown-key']],
    [`any:\n  - image: { ref: a }\n    exec: { container: a }`, ['27:13 two-checks']],
    [`any: [${v1}]\nimage: { ref: a }`, ['26:9 two-checks']],
    [`ayn: [${v1}]`, ['25:9 unknown-key']],
    [`all:\n  - predict: { outcome: { task: named, is: a } }`, ['26:13 alone']],
    [
      `all:\n  - event: { container: a }\n  - not: { event: { container: a } }`,
      ['27:20 undeniable'],
    ],
    [`not: { any: [{ event: { container: a } }] }`, ['25:24 undeniable']],
    [`not: { exec: { container: stranger } }`, ['25:35 not-owned']],
    [`all:\n  - image: { ref: "\${imag}:v1" }`, ['26:28 undeclared-variable']],
    [`all:\n${'  - image: { ref: a }\n'.repeat(21)}`, ['25:9 wrong-value']],
  ];
  for (const [check, faults] of wrong) {
    it(`says where ${JSON.stringify(check.slice(0, 80))} is wrong`, async () => {
      assert.deepEqual(
        shown((await read(check.trimEnd())).faults),
        faults.map((each) => `lab.yaml:${each}`),
      );
    });
  }
});
