import assert from 'node:assert/strict';
import { uniqueVariables } from '../../../src/cli/trial/names.ts';
import { newSince, type Present } from '../../../src/cli/trial/snapshot.ts';
import { variableForms, type Lab } from '../../../src/lab/model.ts';
import { valueFault } from '../../../src/lab/variables.ts';

const text = { en: 'x', 'zh-cn': 'x' };
const lab = (variables: Lab['variables']): Lab => ({
  id: 'a',
  version: 1,
  title: text,
  summary: text,
  level: 'beginner',
  duration: 1,
  needs: { images: [] },
  variables,
  owns: { containers: [], images: [] },
  templates: [],
  folder: '/lab',
  origin: 'extension',
  steps: [],
});

describe('the names of a trial', () => {
  for (const is of variableForms) {
    it(`a ${is} is valid, and another each time`, async () => {
      for (const value of [is === 'port' ? '80' : 'flask', 'x'.repeat(63)]) {
        const one = await uniqueVariables(lab({ v: { default: value, is } }));
        assert.equal(valueFault(is, one['v'] ?? ''), undefined);
        assert.notEqual(one['v'], value);
      }
    });
  }
});

describe('what is left behind', () => {
  const before = new Map<string, Present>([['image 1 a', { name: 'image a', created: 100 }]]);
  const now = new Map<string, Present>([
    ...before,
    ['image 2 b', { name: 'image b', created: 100 }],
    ['image 3 c', { name: 'image c', created: 50 }],
    ['image 4 mine-t1', { name: 'image mine-t1', created: 50 }],
    ['volume v', { name: 'volume v' }],
  ]);
  it('is what was made while the trial ran, or carries its names', () => {
    const left = newSince(before, now, [{ from: 100_500, to: 101_000 }], ['mine-t1']);
    assert.deepEqual(left, ['image b', 'image mine-t1', 'volume v']);
  });
});
