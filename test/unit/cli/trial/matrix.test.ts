import assert from 'node:assert/strict';
import { makeMatrix } from '../../../../src/cli/trial/matrix.ts';
import { matrixData, matrixLines } from '../../../../src/cli/trial/matrixReport.ts';
import type { Trial } from '../../../../src/cli/trial/trial.ts';
import { toPlain } from '../../../../src/text.ts';

const trial = (id: string, expected: string, found: string): Trial => ({
  ...{ id, kind: 'mistake', faults: [], blocked: false, milliseconds: 1 },
  named: { expected, found },
});
const many = (count: number, expected: string, found = expected): readonly Trial[] =>
  Array.from({ length: count }, (_, at) => trial(`${expected}-${at}`, expected, found));
const matrixOf = (...trials: readonly Trial[]): NonNullable<ReturnType<typeof makeMatrix>> => {
  const matrix = makeMatrix([{ lab: 'a', trials }]);
  assert.ok(matrix);
  return matrix;
};

describe('the confusion matrix', () => {
  it('counts by expected cause and by the one named first, over all labs', () => {
    const matrix = makeMatrix([
      { lab: 'a', trials: [trial('1', 'wrong-tag', 'wrong-tag'), ...many(2, 'exited')] },
      { lab: 'b', trials: [trial('2', 'wrong-tag', 'wrong-tag')] },
    ]);
    assert.ok(matrix);
    assert.deepEqual(matrix.ids, ['exited', 'wrong-tag']);
    assert.deepEqual(matrix.counts.get('wrong-tag'), new Map([['wrong-tag', 2]]));
    assert.deepEqual([matrix.tried, matrix.right, matrix.holds], [4, 4, true]);
  });

  it('leaves out trials that are no mistakes', () => {
    const step: Trial = { id: 'a', kind: 'step', faults: [], blocked: false, milliseconds: 1 };
    assert.equal(makeMatrix([{ lab: 'a', trials: [step] }]), undefined);
    assert.deepEqual(matrixOf(step, ...many(1, 'exited')).unmade, []);
  });

  it('does not hold while a mistake could not be made', () => {
    const stopped: Trial = {
      id: 'b',
      kind: 'mistake',
      faults: [],
      blocked: false,
      milliseconds: 1,
    };
    const matrix = matrixOf(...many(50, 'exited'), stopped);
    assert.deepEqual([matrix.unmade, matrix.holds], [['a, b'], false]);
  });

  it('holds with one in twenty missed, and not with more', () => {
    assert.equal(matrixOf(...many(19, 'exited'), trial('x', 'exited', 'unknown')).holds, true);
    assert.equal(matrixOf(...many(18, 'exited'), trial('x', 'exited', 'unknown')).holds, false);
    assert.equal(matrixOf(...many(19, 'exited'), trial('x', 'exited', 'passed')).holds, true);
  });

  it('never holds where one cause is named for another', () => {
    const matrix = matrixOf(...many(99, 'exited'), trial('x', 'exited', 'wrong-tag'));
    assert.equal(matrix.holds, false);
    assert.deepEqual(matrix.confused, [
      { lab: 'a', mistake: 'x', expected: 'exited', found: 'wrong-tag' },
    ]);
    assert.deepEqual(matrix.missed, []);
  });

  it('is printed with a row for each expected cause and a column for each named one', () => {
    const matrix = matrixOf(
      ...many(3, 'exited'),
      ...many(1, 'wrong-tag'),
      trial('x', 'wrong-tag', 'exited'),
      trial('y', 'wrong-tag', 'unknown'),
    );
    for (const language of ['en', 'zh-cn'] as const) {
      const [, head, ...rows] = matrixLines(matrix, (said) => toPlain(said, language));
      assert.deepEqual(head?.trim().split(/\s+/), ['1', '2', '3']);
      assert.deepEqual(rows[0]?.split(/\s+/), ['1', 'exited', '3', '·', '·']);
      assert.deepEqual(rows[1]?.split(/\s+/), ['2', 'wrong-tag', '1', '1', '1']);
      assert.deepEqual(rows[2], '3 unknown');
      assert.match(rows[3] ?? '', /^✘ a.*x.*exited/);
      assert.match(rows[4] ?? '', /^○ a.*y.*wrong-tag.*unknown/);
      assert.match(rows[5] ?? '', /66\.6 %/);
      assert.doesNotMatch(rows.join(''), /\{\w+\}/);
    }
    assert.deepEqual(Reflect.get(Object(matrixData(matrix)) as object, 'rows'), [
      { expected: 'exited', named: { exited: 3 } },
      { expected: 'wrong-tag', named: { 'wrong-tag': 1, exited: 1, unknown: 1 } },
    ]);
  });
});
