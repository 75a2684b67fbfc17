import assert from 'node:assert/strict';
import fc from 'fast-check';
import { difference, type Part } from '../../webview/difference.ts';

/** `a‹b›c`: b is marked. */
function marked(parts: readonly Part[]): string {
  return parts.map(({ text, changed }) => (changed ? `‹${text}›` : text)).join('');
}

const table: readonly (readonly [string, string, string, string])[] = [
  ['findsec/hello:v1', 'findsec/hello:latest', 'findsec/hello:‹v1›', 'findsec/hello:‹latest›'],
  ['findsec/hello:v1', 'findsec/hello', 'findsec/hello‹:v1›', 'findsec/hello'],
  ['uwsgi --ini uwsgi.ini', 'python app.py', 'uwsgi --ini uwsgi.ini', 'python app.py'],
  [
    'uwsgi --ini uwsgi.ini',
    'uwsgi --ini app.ini',
    'uwsgi --ini ‹uwsgi›.ini',
    'uwsgi --ini ‹app›.ini',
  ],
  ['same', 'same', 'same', 'same'],
  ['', 'x', '', 'x'],
  ['镜像 v1', '镜像 v2', '镜像 ‹v1›', '镜像 ‹v2›'],
  ['a😀b', 'a😁b', 'a‹😀›b', 'a‹😁›b'],
];

describe('difference', () => {
  for (const [expected, observed, left, right] of table) {
    it(`${expected} | ${observed}`, () => {
      const found = difference(expected, observed);
      assert.deepEqual([marked(found.expected), marked(found.observed)], [left, right]);
    });
  }

  it('loses nothing, and what is not marked is the same on both sides', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.constantFrom('a', 'b', '/', ':', ' ', 'é'), { maxLength: 30 })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, text, (expected, observed) => {
        const found = difference(expected, observed);
        const whole = (parts: readonly Part[]): string => parts.map((part) => part.text).join('');
        const kept = (parts: readonly Part[]): string =>
          parts.map((part) => (part.changed ? '' : part.text)).join('');
        assert.equal(whole(found.expected), expected);
        assert.equal(whole(found.observed), observed);
        const marks = [...found.expected, ...found.observed].some(({ changed }) => changed);
        if (marks) assert.equal(kept(found.expected), kept(found.observed));
      }),
    );
  });

  it('does not compare texts that are too long', () => {
    const { expected } = difference('a '.repeat(100_000), 'a b '.repeat(50_000));
    assert.equal(expected.length, 1);
  });
});
