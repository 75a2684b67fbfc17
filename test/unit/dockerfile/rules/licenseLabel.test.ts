import { licenseLabel } from '../../../../src/dockerfile/rules/licenseLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  licenseLabel,
  table(
    [
      ['FROM a:1\nLABEL y=mit x=‹mit›\n', undefined, { config: { labelSchema: { x: 'spdx' } } }],
      ['FROM a:1\nLABEL y=foo x=‹foo›\n', undefined, { config: { labelSchema: { x: 'spdx' } } }],
      ['FROM a:1\nLABEL y=BSD x=‹BSD›\n', undefined, { config: { labelSchema: { x: 'spdx' } } }],
      [
        'FROM a:1\nLABEL y="MIT or" x=‹"MIT or"›\n',
        undefined,
        { config: { labelSchema: { x: 'spdx' } } },
      ],
      ['FROM a:1\nLABEL y=GPL x=‹GPL›\n', undefined, { config: { labelSchema: { x: 'spdx' } } }],
    ],
    [
      ['FROM a:1\nLABEL x=MIT\n', { config: { labelSchema: { x: 'spdx' } } }],
      ['FROM a:1\nLABEL x=Apache-2.0\n', { config: { labelSchema: { x: 'spdx' } } }],
      ['FROM a:1\nLABEL x="MIT OR Apache-2.0"\n', { config: { labelSchema: { x: 'spdx' } } }],
      ['FROM a:1\nLABEL x="(MIT AND BSD-3-Clause)"\n', { config: { labelSchema: { x: 'spdx' } } }],
      ['FROM a:1\nLABEL x=LicenseRef-x\n', { config: { labelSchema: { x: 'spdx' } } }],
      ['FROM a:1\nLABEL x=$X\n', { config: { labelSchema: { x: 'spdx' } } }],
      ['FROM a:1\nLABEL x=""\n', { config: { labelSchema: { x: 'spdx' } } }],
      'FROM a:1\nLABEL x=mit\n',
    ],
  ),
  { config: { labelSchema: { spdx: 'spdx' } } },
);
