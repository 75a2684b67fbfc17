import { timeLabel } from '../../../../src/dockerfile/rules/timeLabel.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  timeLabel,
  table(
    [
      [
        'FROM a:1\nLABEL y=2020-01-01 x=‹2020-01-01›\n',
        undefined,
        { config: { labelSchema: { x: 'rfc3339' } } },
      ],
      [
        'FROM a:1\nLABEL y=2020-13-01T00:00:00Z x=‹2020-13-01T00:00:00Z›\n',
        undefined,
        { config: { labelSchema: { x: 'rfc3339' } } },
      ],
      [
        'FROM a:1\nLABEL y="2020-01-01 00:00:00Z" x=‹"2020-01-01 00:00:00Z"›\n',
        undefined,
        { config: { labelSchema: { x: 'rfc3339' } } },
      ],
      [
        'FROM a:1\nLABEL y=2020-02-30T00:00:00Z x=‹2020-02-30T00:00:00Z›\n',
        undefined,
        { config: { labelSchema: { x: 'rfc3339' } } },
      ],
      [
        'FROM a:1\nLABEL y=2020-01-01T00:00Z x=‹2020-01-01T00:00Z›\n',
        undefined,
        { config: { labelSchema: { x: 'rfc3339' } } },
      ],
    ],
    [
      ['FROM a:1\nLABEL x=2020-01-01T00:00:00Z\n', { config: { labelSchema: { x: 'rfc3339' } } }],
      [
        'FROM a:1\nLABEL x=2020-01-01T00:00:00+01:00\n',
        { config: { labelSchema: { x: 'rfc3339' } } },
      ],
      [
        'FROM a:1\nLABEL x=2020-01-01T00:00:00.123Z\n',
        { config: { labelSchema: { x: 'rfc3339' } } },
      ],
      ['FROM a:1\nLABEL x=2020-01-01t00:00:00z\n', { config: { labelSchema: { x: 'rfc3339' } } }],
      ['FROM a:1\nLABEL x=$X\n', { config: { labelSchema: { x: 'rfc3339' } } }],
      ['FROM a:1\nLABEL x=""\n', { config: { labelSchema: { x: 'rfc3339' } } }],
      'FROM a:1\nLABEL x=2020-01-01\n',
    ],
  ),
  { config: { labelSchema: { rfc3339: 'rfc3339' } } },
);
