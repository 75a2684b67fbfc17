import { said, type Text } from '../../text.ts';
import type { Context } from '../context.ts';
import type { Matrix } from './matrix.ts';

const title: Text = {
  en: 'Rows: the cause of the mistakes that were made. Columns: the cause that was named first.',
  'zh-cn': '行：所犯错误的原因。列：首先报出的原因。',
};
const confused: Text = {
  en: '✘ {lab}, {mistake}: {found} was named for {expected}',
  'zh-cn': '✘ {lab}，{mistake}：把 {expected} 报成了 {found}',
};
const missed: Text = {
  en: '○ {lab}, {mistake}: no cause was named for {expected} ({found})',
  'zh-cn': '○ {lab}，{mistake}：没有报出原因 {expected}（{found}）',
};
const unmade: Text = {
  en: '◇ {mistake}: could not be made',
  'zh-cn': '◇ {mistake}：没能做到这一步',
};
const total: Text = {
  en: '{right} of {tried} mistakes told by their cause ({share} %), {confused} taken for another',
  'zh-cn':
    '{tried} 个错误中有 {right} 个报出了对应的原因（{share} %），{confused} 个报成了别的原因',
};

/** The matrix as a table of which each column has its row's number, then what is not on its diagonal. */
export function matrixLines(matrix: Matrix, plain: Context['plain']): readonly string[] {
  const { ids, counts, tried, right } = matrix;
  const number = (index: number): string => String(index + 1);
  const width = number(ids.length).length;
  const longest = Math.max(...ids.map((id) => id.length));
  const head = (index: number, id: string): string =>
    `${number(index).padStart(width)} ${id.padEnd(longest)}`;
  const cells = (values: readonly string[]): string =>
    values.map((value) => value.padStart(width + 1)).join('');
  const rows = ids.map((id, index) => {
    const found = counts.get(id);
    // What was named and never expected has a column, and no row of counts.
    if (!found) return head(index, id).trimEnd();
    const values = ids.map((one) => {
      const count = found.get(one);
      return count === undefined ? '·' : String(count);
    });
    return `${head(index, id)} ${cells(values)}`;
  });
  const share = Math.floor((1000 * right) / tried) / 10;
  return [
    plain(said(title)),
    `${' '.repeat(width + longest + 2)}${cells(ids.map((_, index) => number(index)))}`,
    ...rows,
    ...matrix.confused.map((one) => plain(said(confused, { ...one }))),
    ...matrix.missed.map((one) => plain(said(missed, { ...one }))),
    ...matrix.unmade.map((mistake) => plain(said(unmade, { mistake }))),
    plain(said(total, { right, tried, share, confused: matrix.confused.length })),
  ];
}

export function matrixData({ counts, ...matrix }: Matrix): unknown {
  const rows = [...counts].map(([expected, found]) => ({
    expected,
    named: Object.fromEntries(found),
  }));
  return { ...matrix, rows };
}
