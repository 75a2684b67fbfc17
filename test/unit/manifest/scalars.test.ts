import assert from 'node:assert/strict';
import { plainValue } from '../../../src/manifest/scalars.ts';

describe('a plain scalar of a manifest', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['yes', true],
    ['Off', false],
    ['y', true],
    ['~', null],
    ['', null],
    ['0755', 493],
    ['0o17', 15],
    ['0x1F', 31],
    ['-0b101', -5],
    ['1_000', 1000],
    ['12:30', '12:30'],
    ['1.5', 1.5],
    ['1e3', 1000],
    ['.5', 0.5],
    ['-.inf', -Infinity],
    ['500m', '500m'],
    ['1.2.3', '1.2.3'],
    ['09', 9],
    ['+', '+'],
    ['2026-01-31', '2026-01-31'],
    ['nginx:1.28', 'nginx:1.28'],
  ];
  for (const [written, value] of cases) {
    it(`${written === '' ? 'nothing' : written} is ${String(value)} (${typeof value})`, () => {
      assert.equal(plainValue(written), value);
    });
  }

  it('.nan is no number', () => {
    assert.ok(Number.isNaN(plainValue('.nan')));
  });
});
