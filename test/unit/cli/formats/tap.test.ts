import fc from 'fast-check';
import assert from 'node:assert/strict';
import { toTap } from '../../../../src/cli/formats/tap.ts';
import { suites } from './suites.ts';
import { readTap } from './tap.ts';

describe('--format tap', () => {
  it('is a point for each task, with its cause as YAML', () => {
    const { points, notes } = readTap(toTap(suites));
    assert.deepEqual(
      points.map(({ ok, name, skip }) => [ok, name, skip]),
      [
        [true, 'first-lab: named: The image is <v1>', undefined],
        [false, 'first-lab: up # 1', undefined],
        [false, 'first-lab: host', undefined],
        [true, 'first-lab: inside', 'waits for up'],
        [true, 'second-lab: start', undefined],
      ],
    );
    assert.deepEqual(
      points.map(({ diagnosis }) => diagnosis),
      [
        { duration_ms: 12 },
        {
          message: 'expected: "a" & <b>',
          severity: 'fail',
          cause: 'wrong-tag',
          duration_ms: 250,
          details: ['...', '---', '→ look at `-t`'],
        },
        { message: 'Docker is not here', severity: 'error', cause: 'daemon-down' },
        undefined,
        undefined,
      ],
    );
    assert.deepEqual(notes, ['first-lab: step build & run']);
  });

  it('holds any text: no line of it is taken for TAP', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('not ok 2', '  ...', '---', 'Bail out!', '# SKIP', '\\', 'a\nok 2\n', '1..9'),
    );
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1 }), (name, lines) => {
        const one = { name, result: 'failed', lines } as const;
        const { points } = readTap(toTap([{ name: 'lab', cases: [one, one] }]));
        assert.equal(points.length, 2);
        const [message, ...details] = lines;
        const told = { message, severity: 'fail', ...(details.length > 0 ? { details } : {}) };
        assert.deepEqual(points[1]?.diagnosis, told);
      }),
      { numRuns: 300 },
    );
  });
});
