import { emptyLabel } from '../../../../src/dockerfile/rules/emptyLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  emptyLabel,
  table(
    [
      [
        'FROM a:1\nLABEL a=‹""› b=x\n',
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        "FROM a:1\nLABEL b=‹''›\n",
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        'FROM a:1\nLABEL ‹a›= b=x\n',
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        'FROM a:1\nARG X=\nLABEL a=‹$X›\n',
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        'FROM a:1 AS x\nLABEL "a"=‹""›\nFROM x\n',
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
    ],
    [
      'FROM a:1\nLABEL a=""\n',
      ['FROM a:1\nLABEL c=""\n', { config: { labelSchema: { a: 'text', b: 'text' } } }],
      ['FROM a:1\nLABEL a=" "\n', { config: { labelSchema: { a: 'text', b: 'text' } } }],
      ['FROM a:1\nLABEL a=$X\n', { config: { labelSchema: { a: 'text', b: 'text' } } }],
      ['FROM a:1\nENV a=""\n', { config: { labelSchema: { a: 'text', b: 'text' } } }],
    ],
  ),
  { config: { labelSchema: { team: 'text' } } },
);
