import { urlLabel } from '../../../../src/dockerfile/rules/urlLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  urlLabel,
  table(
    [
      ['FROM a:1\nLABEL y=a.b x=‹a.b›\n', undefined, { config: { labelSchema: { x: 'url' } } }],
      [
        'FROM a:1\nLABEL y="http://a b" x=‹"http://a b"›\n',
        undefined,
        { config: { labelSchema: { x: 'url' } } },
      ],
      [
        'FROM a:1\nLABEL y=http:// x=‹http://›\n',
        undefined,
        { config: { labelSchema: { x: 'url' } } },
      ],
      ['FROM a:1\nLABEL y=//a/b x=‹//a/b›\n', undefined, { config: { labelSchema: { x: 'url' } } }],
      [
        'FROM a:1\nLABEL y=nowhere x=‹nowhere›\n',
        undefined,
        { config: { labelSchema: { x: 'url' } } },
      ],
    ],
    [
      ['FROM a:1\nLABEL x=http://a\n', { config: { labelSchema: { x: 'url' } } }],
      ['FROM a:1\nLABEL x=https://a.b/c\n', { config: { labelSchema: { x: 'url' } } }],
      ['FROM a:1\nLABEL x=mailto:x@y\n', { config: { labelSchema: { x: 'url' } } }],
      ['FROM a:1\nLABEL x=urn:x\n', { config: { labelSchema: { x: 'url' } } }],
      ['FROM a:1\nLABEL x=$X\n', { config: { labelSchema: { x: 'url' } } }],
      ['FROM a:1\nLABEL x=""\n', { config: { labelSchema: { x: 'url' } } }],
      'FROM a:1\nLABEL x=a.b\n',
    ],
  ),
  { config: { labelSchema: { url: 'url' } } },
);
