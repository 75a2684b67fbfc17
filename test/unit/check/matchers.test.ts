import assert from 'node:assert/strict';
import { checkSchemas } from '../../../src/check/checks.ts';
import { matchesText, missingFrom } from '../../../src/check/matchers.ts';
import { processorTime } from '../processorTime.ts';

const patterns = ['.*', '^a', 'a$', 'a|b', '(a)', '[a-z]', String.raw`\w`, 'a?', 'a{1}', '(?i)A'];

describe('a text of a lab is a text', () => {
  for (const pattern of patterns) {
    it(`${pattern} is found where it stands, and nowhere else`, () => {
      assert.deepEqual(missingFrom('abc', pattern), [pattern]);
      assert.equal(matchesText('abc', { equals: pattern }), false);
      assert.equal(matchesText(`x ${pattern} y`, { includes: [pattern] }), true);
    });
  }

  const long = 'a'.repeat(100_000);
  const evil = ['(a+)+$', '(.*a){30}', `${long}!`, ' '.repeat(100_000), '${a}'.repeat(20_000)];

  it('the worst of them are looked for at once', () => {
    const start = processorTime();
    for (const text of evil) {
      matchesText(`${long}!`, { includes: text });
      matchesText(' '.repeat(200_000), { equals: text });
    }
    assert.ok(processorTime() - start < 1000);
  });

  for (const [type, schema] of checkSchemas) {
    it(`the schema of ${type} is done with the worst texts at once`, () => {
      const start = processorTime();
      for (const text of [
        ...evil,
        'a-'.repeat(50_000),
        'a/'.repeat(50_000),
        '[a]('.repeat(25_000),
      ]) {
        for (const key of [
          'ref',
          'name',
          'container',
          'path',
          'repository',
          'digest',
          'includes',
          'subnet',
        ]) {
          schema.safeParse({ container: 'a', port: 1, [key]: text });
        }
      }
      assert.ok(processorTime() - start < 2000);
    });
  }
});
