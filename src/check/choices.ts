import * as z from 'zod/mini';
import { told } from '../lab/told.ts';
import { id, text } from '../lab/words.ts';

/** One choice of a prediction; `reply` answers whoever takes it. */
export const choice = z.strictObject({ id, text, reply: z.optional(text) });

/** One choice of a quiz. */
export const quizChoice = z.extend(choice, { right: z.optional(z.boolean()) });
export type QuizChoice = z.infer<typeof quizChoice>;

export function idsAreUnique(choices: readonly { readonly id: string }[]): boolean {
  return new Set(choices.map((each) => each.id)).size === choices.length;
}

/** The message for choices whose ids are not unique. */
export const twiceTheSameId = told({
  en: 'Write another id: two choices have the same.',
  'zh-cn': '请换一个 id：有两个选项的 id 相同。',
});
