import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFromGuide } from '../../../src/protocol/fromGuide.ts';
import type { FromGuide } from '../../../src/protocol/guide.ts';

const messages: readonly FromGuide[] = [
  { type: 'ready' },
  { type: 'startLab', lab: 'flask-uwsgi-v1' },
  { type: 'start' },
  { type: 'check' },
  { type: 'cancel' },
  { type: 'step', to: 'build' },
  { type: 'next' },
  { type: 'previous' },
  { type: 'hint' },
  { type: 'hint', task: 'named' },
  { type: 'more', task: 'named' },
  { type: 'solution' },
  { type: 'answer', task: 'why', value: ['socket'] },
  { type: 'runFence', index: 0 },
  { type: 'action', id: 'why:named:0' },
  { type: 'place', task: 'named', index: 0 },
  { type: 'link', href: 'lab:open/app.py#L3-L7' },
  { type: 'copy', text: 'docker build -t findsec/hello:v1 .' },
  { type: 'copyReport', task: 'named' },
];

const refused: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['a string', 'check'],
  ['no type', {}],
  ['an unknown type', { type: 'run', command: 'rm -rf /' }],
  ['a field too many', { type: 'check', command: 'rm' }],
  ['a field too few', { type: 'step' }],
  ['a negative index', { type: 'runFence', index: -1 }],
  ['a fraction', { type: 'place', task: 'named', index: 0.5 }],
  ['an id that is too long', { type: 'startLab', lab: 'x'.repeat(201) }],
  ['a link that is too long', { type: 'link', href: 'x'.repeat(2_001) }],
  ['too many answers', { type: 'answer', task: 'why', value: Array(51).fill('a') }],
  ['an answer that is no string', { type: 'answer', task: 'why', value: [1] }],
  ['a task that is undefined', { type: 'hint', task: undefined }],
];

describe('messages from the guide', () => {
  for (const message of messages) {
    it(`reads ${JSON.stringify(message)}`, () => {
      assert.deepEqual(readFromGuide(structuredClone(message)), message);
    });
  }
  for (const [what, data] of refused) {
    it(`drops ${what}`, () => assert.equal(readFromGuide(data), undefined));
  }

  it('never throws, whatever is sent', () => {
    const field = fc.oneof(fc.anything(), fc.constantFrom(...messages.map(({ type }) => type)));
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      fc.record({ type: field, task: field, value: field, index: field }, { requiredKeys: [] }),
    );
    fc.assert(fc.property(anything, (data) => void readFromGuide(data)));
  });

  it('does not throw on an object whose fields throw', () => {
    const hostile = Object.defineProperty({}, 'type', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    assert.equal(readFromGuide(hostile), undefined);
  });
});
