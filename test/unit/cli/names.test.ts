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
  owns: { containers: [], images: [], networks: [], volumes: [] },
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
  it('no two trials are given one port', async () => {
    const ports = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`v${at}`, { default: '80', is: 'port' }] as const),
    );
    const given = await Promise.all([uniqueVariables(lab(ports)), uniqueVariables(lab(ports))]);
    const values = given.flatMap((one) => Object.values(one));
    assert.equal(new Set(values).size, 40);
  });
});

describe('what is left behind', () => {
  const span = [{ from: 100_500, to: 101_000 }];
  const marks = { own: ['mine-t1'], claims: new Set(['volume v']), others: ['their-t2'] };
  const left = (...now: readonly Present[]): readonly string[] =>
    newSince(
      new Map([['old', present('image old-mine-t1', 100)]]),
      new Map([
        ['old', present('image old-mine-t1', 100)],
        ...now.map((one) => [one.name, one] as const),
      ]),
      span,
      marks,
    );
  const present = (name: string, created?: number, anonymous = false): Present => ({
    ...{ name, anonymous, ...(created === undefined ? {} : { created }) },
  });

  it('is what carries its names, or those of its images, whenever it was made', () => {
    const of = { ...present('container odd', 50), image: 'hello-mine-t1:v1' };
    assert.deepEqual(left(present('image mine-t1', 50), of, present('volume v')), [
      ...['image mine-t1', 'container odd', 'volume v'],
    ]);
  });
  it('is what nobody gave a name, made while its commands ran', () => {
    const unnamed = present('volume ffff', undefined, true);
    assert.deepEqual(
      left(
        present('container bold_curie', 100, true),
        present('image 0123', 50, true),
        present('image 4567', 102, true),
        unnamed,
      ),
      ['container bold_curie', 'volume ffff'],
    );
  });
  it('is not what others named, nor what a lab beside it made', () => {
    assert.deepEqual(
      left(present('container flask', 100), present('network n'), {
        ...present('container bold_curie', 100, true),
        image: 'hello-their-t2',
      }),
      [],
    );
  });
});
