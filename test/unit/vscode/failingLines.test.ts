import assert from 'node:assert/strict';
import type { Range } from '../../../src/range.ts';
import { failingLines, movedBy } from '../../../src/vscode/failingLines.ts';
import { failed, passed, range, wrongTag } from './guide/lab.ts';

function lines(text: string): Range {
  const [, a = 0, b = 0, c = 0, d = 0] = (/^(\d+):(\d+)-(\d+):(\d+)$/.exec(text) ?? []).map(Number);
  return { start: { line: a, character: b }, end: { line: c, character: d } };
}

describe('failing lines', () => {
  it('are those of failed tasks, with the edits that repair them', () => {
    const found = failingLines(
      new Map([
        ['named', failed(wrongTag)],
        ['fine', passed],
        ['no-cause', failed()],
        ['blocked', { status: 'blocked', block: wrongTag } as const],
      ]),
    );
    assert.deepEqual(found, [
      {
        task: 'named',
        cause: 'wrong-tag',
        path: 'Dockerfile',
        range,
        message: wrongTag.text,
        edits: [{ path: 'Dockerfile', range, text: 'FROM x' }],
      },
    ]);
  });

  it('take no edit of another file or another line', () => {
    const elsewhere = {
      ...range,
      start: { line: 9, character: 0 },
      end: { line: 9, character: 1 },
    };
    const places = [
      { path: 'app.py', range },
      { path: 'Dockerfile', range: elsewhere },
    ];
    const found = failingLines(new Map([['named', failed({ ...wrongTag, places })]]));
    assert.deepEqual(
      found.map(({ edits }) => edits.length),
      [0, 0],
    );
  });
});

describe('a range after a change', () => {
  for (const [name, change, text, moved] of [
    ['below it', '4:0-4:0', 'x\n', '2:3-2:8'],
    ['behind it on its line', '2:9-2:9', 'x', '2:3-2:8'],
    ['a line put in above', '0:0-0:0', 'x\n', '3:3-3:8'],
    ['two lines taken out above', '0:0-2:0', '', undefined],
    ['a line taken out above', '0:0-1:0', '', '1:3-1:8'],
    ['within it', '2:4-2:5', 'x', undefined],
    ['just before it on its line', '2:0-2:1', 'x', undefined],
    ['at its end', '2:8-2:8', 'x', undefined],
    ['all over it', '0:0-9:0', 'x', undefined],
  ] as const) {
    it(name, () => {
      const after = movedBy(lines('2:3-2:8'), { range: lines(change), text });
      assert.deepEqual(after, moved === undefined ? undefined : lines(moved));
    });
  }
});
