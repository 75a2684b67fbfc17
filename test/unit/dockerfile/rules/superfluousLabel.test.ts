import { superfluousLabel } from '../../../../src/dockerfile/rules/superfluousLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  superfluousLabel,
  table(
    [
      [
        'FROM a:1\nLABEL a=1 ‹b›=2 ‹c›=3\n',
        undefined,
        { config: { labelSchema: { a: 'text' }, strictLabels: true } },
      ],
      [
        'FROM a:1\nLABEL ‹"b"›=2\n',
        undefined,
        { config: { labelSchema: { a: 'text' }, strictLabels: true } },
      ],
      [
        'FROM a:1\nLABEL ‹A›=2\n',
        undefined,
        { config: { labelSchema: { a: 'text' }, strictLabels: true } },
      ],
      [
        'FROM a:1\nLABEL ‹b› 2\n',
        undefined,
        { config: { labelSchema: { a: 'text' }, strictLabels: true } },
      ],
      [
        'FROM a:1\nARG K=x\nLABEL ‹$K›=2\n',
        undefined,
        { config: { labelSchema: { a: 'text' }, strictLabels: true } },
      ],
    ],
    [
      'FROM a:1\nLABEL b=1\n',
      ['FROM a:1\nLABEL a=1\n', { config: { labelSchema: { a: 'text' }, strictLabels: true } }],
      ['FROM a:1\nLABEL b=1\n', { config: { labelSchema: { a: 'text' } } }],
      ['FROM a:1\nLABEL $X=1\n', { config: { labelSchema: { a: 'text' }, strictLabels: true } }],
      ['FROM a:1\nENV b=1\n', { config: { labelSchema: { a: 'text' }, strictLabels: true } }],
    ],
  ),
  { config: { strictLabels: true } },
);
