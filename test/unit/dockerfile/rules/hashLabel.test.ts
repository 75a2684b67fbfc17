import { hashLabel } from '../../../../src/dockerfile/rules/hashLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  hashLabel,
  table(
    [
      [
        'FROM a:1\nLABEL y=abcdefg x=‹abcdefg›\n',
        undefined,
        { config: { labelSchema: { x: 'hash' } } },
      ],
      [
        'FROM a:1\nLABEL y=abcdef x=‹abcdef›\n',
        undefined,
        { config: { labelSchema: { x: 'hash' } } },
      ],
      [
        'FROM a:1\nLABEL y=ABCDEF1 x=‹ABCDEF1›\n',
        undefined,
        { config: { labelSchema: { x: 'hash' } } },
      ],
      [
        'FROM a:1\nLABEL y=2aae6c35c94fcfb415dbe95f408b9ce91ee846ed0 x=‹2aae6c35c94fcfb415dbe95f408b9ce91ee846ed0›\n',
        undefined,
        { config: { labelSchema: { x: 'hash' } } },
      ],
      ['FROM a:1\nLABEL y=main x=‹main›\n', undefined, { config: { labelSchema: { x: 'hash' } } }],
    ],
    [
      ['FROM a:1\nLABEL x=abcdef1\n', { config: { labelSchema: { x: 'hash' } } }],
      ['FROM a:1\nLABEL x=abcdef123456\n', { config: { labelSchema: { x: 'hash' } } }],
      [
        'FROM a:1\nLABEL x=2aae6c35c94fcfb415dbe95f408b9ce91ee846ed\n',
        { config: { labelSchema: { x: 'hash' } } },
      ],
      ['FROM a:1\nLABEL x=$X\n', { config: { labelSchema: { x: 'hash' } } }],
      ['FROM a:1\nLABEL x=""\n', { config: { labelSchema: { x: 'hash' } } }],
      'FROM a:1\nLABEL x=abcdefg\n',
    ],
  ),
  { config: { labelSchema: { hash: 'hash' } } },
);
