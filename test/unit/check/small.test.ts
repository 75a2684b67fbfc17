import assert from 'node:assert/strict';
import { age } from '../../../src/check/age.ts';
import { checkSchemas, checkType, checkTypes } from '../../../src/check/checks.ts';
import { commandLine } from '../../../src/check/matchers.ts';
import { shuffle } from '../../../src/check/shuffle.ts';
import { parseSize } from '../../../src/check/sizes.ts';
import { showSize } from '../../../src/sizes.ts';

describe('the words of checks', () => {
  it('reads sizes as Docker does', () => {
    assert.equal(parseSize('500MB', 1000), 500_000_000);
    assert.equal(parseSize('128m', 1024), 134_217_728);
    assert.equal(parseSize('1.5 kB', 1000), 1_500);
    assert.equal(parseSize('10', 1000), 10);
    assert.throws(() => parseSize('much', 1000), RangeError);
  });

  it('shows sizes', () => {
    const shown = [0, 999, 1_000, 380_400_000, 1_250_000_000].map((size) => showSize(size));
    assert.deepEqual(shown, ['0 B', '999 B', '1 kB', '380 MB', '1.25 GB']);
  });

  it('tells ages', () => {
    const ages = [-5, 40_000, 60_000, 150_000, 7_200_000, 200_000_000].map((ms) => age(ms).en);
    assert.deepEqual(ages, ['0 s', '40 s', '1 minute', '2 minutes', '2 hours', '2 days']);
  });

  it('takes the shell form for what it runs', () => {
    assert.equal(commandLine(['/bin/sh', '-c', 'exec  a b']), 'a b');
    assert.equal(commandLine(['sh', '-c', 'a', 'b']), 'sh -c a b');
  });
});

describe('shuffle', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];

  it('gives the same order for the same seed, and others for others', () => {
    assert.deepEqual(shuffle(items, 'task /lab'), shuffle(items, 'task /lab'));
    const orders = new Set(
      Array.from({ length: 40 }, (_, seed) => shuffle(items, `${seed}`).join()),
    );
    assert.ok(orders.size > 20);
  });

  it('keeps every item', () => {
    assert.deepEqual(shuffle(items, 'x').toSorted(), items);
    assert.deepEqual(shuffle([], 'x', { moved: true }), []);
  });

  it('never shows a question of order in its right order', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      assert.notDeepEqual(shuffle(['a', 'b'], `${seed}`, { moved: true }), ['a', 'b']);
    }
  });
});

describe('the table of check types', () => {
  it('has each type once, with its schema', () => {
    const types = checkTypes.map(({ type }) => type);
    assert.equal(new Set(types).size, types.length);
    assert.deepEqual([...checkSchemas.keys()], types);
    assert.equal(checkType('image')?.type, 'image');
    assert.equal(checkType('nonsense'), undefined);
  });
});
