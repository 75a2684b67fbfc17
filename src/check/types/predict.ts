import * as z from 'zod/mini';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import { defineCheck } from '../checkType.ts';
import { told } from '../../lab/told.ts';
import { choice, idsAreUnique, twiceTheSameId } from '../choices.ts';

const schema = z
  .strictObject({
    choices: z.array(choice).check(z.minLength(2)),
    /** What comes of it, once the named task of the lab has passed. */
    outcome: z.strictObject({ task: z.string().check(z.minLength(1)), is: z.string() }),
  })
  .check(
    z.refine(({ choices }) => idsAreUnique(choices), twiceTheSameId),
    z.refine(
      ({ choices, outcome }) => choices.some(({ id }) => id === outcome.is),
      told({
        en: 'Write the id of one of the choices as the outcome’s `is`.',
        'zh-cn': '`outcome` 的 `is` 请写其中一个选项的 id。',
      }),
    ),
  );
type PredictSpec = z.infer<typeof schema>;

interface PredictObservation {
  readonly answer: string | undefined;
  /** Whether what was predicted has happened. */
  readonly happened: boolean;
}

const aGuess: Text = { en: 'a guess', 'zh-cn': '一个猜测' };
const none: Text = { en: 'none yet', 'zh-cn': '还没有猜' };
const foreseen: Text = { en: 'You foresaw it.', 'zh-cn': '你猜对了。' };

export const predict = defineCheck<PredictSpec, PredictObservation>({
  type: 'predict',
  schema,
  observe({ outcome }, { world, task }) {
    const answer = world.answers[task]?.[0];
    return Promise.resolve({ answer, happened: world.passed.has(outcome.task) });
  },
  judge({ choices, outcome }, { answer, happened }) {
    const chosen = choices.find(({ id }) => id === answer);
    const expected = said(aGuess);
    if (chosen === undefined) {
      return { pass: false, aspect: 'unanswered', expected, observed: said(none) };
    }
    const observed = said(chosen.text);
    if (!happened) return { pass: true, expected, observed };
    const came = choices.find(({ id }) => id === outcome.is)?.text ?? chosen.text;
    const reply = chosen.reply ?? (chosen.id === outcome.is ? foreseen : otherwise(came));
    return { pass: true, expected, observed, reply: said(reply) };
  },
});

/** Nobody is punished for a wrong guess: it is only told how it came out. */
function otherwise(came: Text): Text {
  return {
    en: `It came out otherwise: ${came.en}`,
    'zh-cn': `结果不是这样，而是：${came['zh-cn']}`,
  };
}
