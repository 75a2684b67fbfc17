import assert from 'node:assert/strict';
import { predict } from '../../../../src/check/types/predict.ts';
import { toPlain } from '../../../../src/text.ts';
import { fakeWorld } from '../fakes.ts';

const text = (en: string) => ({ en, 'zh-cn': en });
const spec = {
  choices: [
    { id: 'yes', text: text('Yes, `at once`') },
    { id: 'no', text: text('No') },
    { id: 'maybe', text: text('Maybe'), reply: text('It was no.') },
  ],
  outcome: { task: 'look', is: 'no' },
};

const cases: readonly (readonly [string[], string[], boolean, string?])[] = [
  [[], [], false],
  [['nonsense'], [], false],
  [['yes'], [], true],
  [['no'], ['look'], true, 'You foresaw it.'],
  [['yes'], ['look'], true, 'It came out otherwise: No'],
  [['maybe'], ['look'], true, 'It was no.'],
];

describe('predict', () => {
  for (const [answer, passed, pass, reply] of cases) {
    it(`${JSON.stringify(answer)}, ${passed.length} passed: ${reply ?? pass}`, async () => {
      const world = fakeWorld({ answers: { guess: answer }, passed });
      const judgement = predict.judge(spec, await predict.observe(spec, { world, task: 'guess' }));
      assert.equal(judgement.pass, pass);
      assert.equal(judgement.reply && toPlain(judgement.reply, 'en'), reply);
    });
  }
});
