import * as z from 'zod/mini';
import { defineCheck } from '../checkType.ts';
import { told } from '../../lab/told.ts';
import { text } from '../../lab/words.ts';
import { idsAreUnique, quizChoice, twiceTheSameId } from '../choices.ts';
import { foreign } from '../ownership.ts';
import type { Foreign } from '../ownership.ts';
import { judgeQuiz } from '../quizReply.ts';
import { askWorld, fromWorld } from '../worldAnswer.ts';

const rightText = told({
  en: 'Mark one choice with `right: true` for `one`, some for `many`, and none for `order`: there the listed order is right.',
  'zh-cn':
    '`one` 请给一个选项标上 `right: true`，`many` 标上若干个；`order` 不标，列出的顺序就是答案。',
});

const schema = z
  .strictObject({
    kind: z.enum(['one', 'many', 'order', 'text']),
    /** What is asked, when the task's title is not the question. */
    ask: z.optional(text),
    choices: z.optional(z.array(quizChoice).check(z.minLength(2))),
    accept: z.optional(z.array(z.string().check(z.minLength(1))).check(z.minLength(1))),
    fromWorld: z.optional(fromWorld),
    /** To a wrong answer that has no reply of its own. */
    reply: z.optional(text),
  })
  .check(
    z.refine(
      ({ kind, choices }) => (kind === 'text') === (choices === undefined),
      told({
        en: 'Write `choices`, or `kind: text` without them.',
        'zh-cn': '请写 `choices`；如果是 `kind: text`，则不写 `choices`。',
      }),
    ),
    z.refine(
      ({ kind, accept, fromWorld: source }) =>
        (kind === 'text') === ((accept === undefined) !== (source === undefined)),
      told({
        en: 'With `kind: text`, write either `accept` or `fromWorld`; otherwise neither of them.',
        'zh-cn': '`kind: text` 要写 `accept` 或 `fromWorld` 之一；其他种类两者都不写。',
      }),
    ),
    z.refine(({ choices = [] }) => idsAreUnique(choices), twiceTheSameId),
    z.refine(({ kind, choices = [] }) => {
      const right = choices.filter((each) => each.right === true).length;
      return kind === 'one' ? right === 1 : kind === 'many' ? right > 0 : right === 0;
    }, rightText),
  );
export type QuizSpec = z.infer<typeof schema>;

export interface QuizObservation {
  readonly answer: readonly string[] | undefined;
  /** The right answers by the world; undefined when they could not be had. */
  readonly known: readonly string[] | undefined;
  /** Set when the answer would need a command in a container that is not the lab's. */
  readonly foreign?: Foreign;
  /** The right answer needs a probe, and nobody asked for this run. */
  readonly notAsked: boolean;
  /** Whether it was right the last time. */
  readonly passed: boolean;
}

export const quiz = defineCheck<QuizSpec, QuizObservation>({
  type: 'quiz',
  schema,
  async observe({ fromWorld: source }, { world, task }) {
    const given = world.answers[task];
    const answer = given?.some((part) => part.trim() !== '') === true ? given : undefined;
    const passed = world.passed.has(task);
    const notAsked = source !== undefined && 'exec' in source && !world.asked;
    const known =
      source === undefined || answer === undefined || notAsked
        ? undefined
        : await askWorld(source, world);
    const seen = { answer, known, notAsked, passed };
    if (source === undefined || !('exec' in source) || known !== undefined) return seen;
    const { container: name } = source.exec;
    const found = notAsked ? undefined : await world.docker.container(name);
    const why = foreign(name, found?.name === name ? found : undefined, world);
    return why === undefined ? seen : { ...seen, foreign: why };
  },
  judge: (spec, observation) => judgeQuiz(spec, observation),
});
