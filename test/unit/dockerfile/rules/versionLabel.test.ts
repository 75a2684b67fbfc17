import { versionLabel } from '../../../../src/dockerfile/rules/versionLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  versionLabel,
  table(
    [
      ['FROM a:1\nLABEL y=1.2 x=‹1.2›\n', undefined, { config: { labelSchema: { x: 'semver' } } }],
      [
        'FROM a:1\nLABEL y=v1.2.3 x=‹v1.2.3›\n',
        undefined,
        { config: { labelSchema: { x: 'semver' } } },
      ],
      [
        'FROM a:1\nLABEL y=1.2.3- x=‹1.2.3-›\n',
        undefined,
        { config: { labelSchema: { x: 'semver' } } },
      ],
      [
        'FROM a:1\nLABEL y=1.2.3.4 x=‹1.2.3.4›\n',
        undefined,
        { config: { labelSchema: { x: 'semver' } } },
      ],
      [
        'FROM a:1\nLABEL y=01.2.3 x=‹01.2.3›\n',
        undefined,
        { config: { labelSchema: { x: 'semver' } } },
      ],
    ],
    [
      ['FROM a:1\nLABEL x=1.2.3\n', { config: { labelSchema: { x: 'semver' } } }],
      ['FROM a:1\nLABEL x=1.2.3-rc.1+b\n', { config: { labelSchema: { x: 'semver' } } }],
      ['FROM a:1\nLABEL x=0.0.0\n', { config: { labelSchema: { x: 'semver' } } }],
      ['FROM a:1\nLABEL x=1.0.0-x-y\n', { config: { labelSchema: { x: 'semver' } } }],
      ['FROM a:1\nLABEL x=$X\n', { config: { labelSchema: { x: 'semver' } } }],
      ['FROM a:1\nLABEL x=""\n', { config: { labelSchema: { x: 'semver' } } }],
      'FROM a:1\nLABEL x=1.2\n',
    ],
  ),
  { config: { labelSchema: { semver: 'semver' } } },
);
