import { missingLabel } from '../../../../src/dockerfile/rules/missingLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  missingLabel,
  table(
    [
      [
        '‹FROM› a:1\nLABEL a=1\n',
        undefined,
        { ...{ config: { labelSchema: { a: 'text', b: 'text' } } }, says: 'LABEL b=' },
      ],
      [
        'FROM a:1 AS x\nLABEL a=1\n‹FROM› x\n',
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        'FROM a:1 AS x\nRUN y\n‹FROM› b:1\nCOPY --from=x a /b\nLABEL b=""\n',
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        '‹from› a:1\nLABEL A=1 b=2\n',
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        '‹FROM› a:1\nONBUILD LABEL a=1\nLABEL b=1\n',
        undefined,
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
    ],
    [
      'FROM a:1\n',
      ['FROM a:1\nLABEL a=1 b=2\n', { config: { labelSchema: { a: 'text', b: 'text' } } }],
      [
        'FROM a:1 AS x\nLABEL a=1\nFROM x\nLABEL b=1\n',
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        'FROM a:1\nLABEL a=1\nLABEL "b"=$X\n',
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
      [
        'FROM a:1 AS x\nFROM b:1\nCOPY --from=x a /b\nLABEL a 1\nLABEL b 1\n',
        { config: { labelSchema: { a: 'text', b: 'text' } } },
      ],
    ],
  ),
  { config: { labelSchema: { team: 'text' } } },
);
