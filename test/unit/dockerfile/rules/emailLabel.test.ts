import { emailLabel } from '../../../../src/dockerfile/rules/emailLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  emailLabel,
  table(
    [
      ['FROM a:1\nLABEL y=a x=‹a›\n', undefined, { config: { labelSchema: { x: 'email' } } }],
      [
        'FROM a:1\nLABEL y="A <a@b.c>" x=‹"A <a@b.c>"›\n',
        undefined,
        { config: { labelSchema: { x: 'email' } } },
      ],
      ['FROM a:1\nLABEL y=a@ x=‹a@›\n', undefined, { config: { labelSchema: { x: 'email' } } }],
      [
        'FROM a:1\nLABEL y="a b@c.d" x=‹"a b@c.d"›\n',
        undefined,
        { config: { labelSchema: { x: 'email' } } },
      ],
      ['FROM a:1\nLABEL y=@b.c x=‹@b.c›\n', undefined, { config: { labelSchema: { x: 'email' } } }],
    ],
    [
      ['FROM a:1\nLABEL x=a@b.c\n', { config: { labelSchema: { x: 'email' } } }],
      ['FROM a:1\nLABEL x=a@b\n', { config: { labelSchema: { x: 'email' } } }],
      ['FROM a:1\nLABEL x=a.b+c@d-e.com\n', { config: { labelSchema: { x: 'email' } } }],
      ['FROM a:1\nLABEL x=$X\n', { config: { labelSchema: { x: 'email' } } }],
      ['FROM a:1\nLABEL x=""\n', { config: { labelSchema: { x: 'email' } } }],
      'FROM a:1\nLABEL x=a\n',
    ],
  ),
  { config: { labelSchema: { email: 'email' } } },
);
