import assert from 'node:assert/strict';
import type { Lab, LabRead } from '../../../../src/lab/model.ts';
import { said } from '../../../../src/text.ts';
import { changedTasks, rows, type Row } from '../../../../src/vscode/tree/rows.ts';
import { both, lab, range, state } from '../guide/lab.ts';

function read(of: Lab): LabRead {
  return { folder: of.folder, origin: of.origin, id: of.id, lab: of, faults: [] };
}

/** The tree as indented lines. */
function drawn(list: readonly Row[], depth = 0): readonly string[] {
  return list.flatMap((row) => {
    const status = 'status' in row ? ` [${row.status}]` : '';
    const description = 'description' in row ? ` (${row.description})` : '';
    const line = `${'  '.repeat(depth)}${row.label}${description}${status}`;
    return [line, ...('rows' in row ? drawn(row.rows, depth + 1) : [])];
  });
}

const { course, ...rest } = lab;
const alone: Lab = { ...rest, id: 'alone', title: both('Alone', '独自'), steps: [] };
const early: Lab = {
  ...lab,
  id: 'early',
  title: both('Early', '靠前'),
  steps: [],
  ...(course && { course: { ...course, at: '1.1' } }),
};
const broken: LabRead = {
  folder: '/labs/broken',
  origin: 'workspace',
  id: 'broken',
  faults: [
    { id: 'x', message: said(both('No title', '缺少标题')), place: { path: 'lab.yaml', range } },
  ],
};

describe('the rows of the Labs tree', () => {
  it('go from course to lab to step, in the course’s order', () => {
    assert.deepEqual(drawn(rows([read(lab), read(early), read(alone)], new Map(), 'en')), [
      'Containers',
      '  Early (25 min) [todo]',
      '  A Flask app (25 min) [todo]',
      '    Build the image [todo]',
      '    Answer [todo]',
      'Alone (25 min) [todo]',
    ]);
  });

  it('show how far a started lab is, in Chinese', () => {
    const tasks = { named: { passedAt: 1 }, starts: { passedAt: 1 } };
    const states = new Map([['flask', state({ tasks, step: 'ask' })]]);
    assert.deepEqual(drawn(rows([read(lab)], states, 'zh-cn')), [
      '容器基础',
      '  Flask 应用 (1/2) [here]',
      '    构建镜像 [done]',
      '    回答 [here]',
    ]);
  });

  for (const [name, over, status] of [
    ['changed', { tasks: { named: { passedAt: 1, changedAt: 2 } } }, 'changed'],
    ['finished', { finishedAt: 3 }, 'finished'],
  ] as const) {
    it(`show a lab that is ${name}`, () => {
      const [first] = rows([read({ ...lab })], new Map([['flask', state(over)]]), 'en');
      assert.ok(first?.kind === 'course');
      const [row] = first.rows;
      assert.ok(row?.kind === 'lab');
      assert.equal(row.status, status);
    });
  }

  it('list a broken lab with its faults, and hide no other', () => {
    assert.deepEqual(drawn(rows([broken, read(alone)], new Map(), 'zh-cn')), [
      '独自 (25 分钟) [todo]',
      'broken (无法读取) [broken]',
      '  缺少标题 (lab.yaml:3)',
    ]);
  });

  it('count what changed for the badge', () => {
    const changed = state({ tasks: { a: { passedAt: 1, changedAt: 2 }, b: { passedAt: 1 } } });
    assert.equal(
      changedTasks(
        new Map([
          ['one', changed],
          ['two', changed],
        ]),
      ),
      2,
    );
    assert.equal(changedTasks(new Map()), 0);
  });
});
