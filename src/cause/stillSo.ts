import type { Failed } from '../check/run.ts';
import type { Explanation } from '../check/verdict.ts';
import { leavesOf } from '../lab/parts.ts';
import { said } from '../text.ts';
import type { Text } from '../text.ts';
import { degree } from './degree.ts';
import { looks } from './unknown.ts';

const text: Text = {
  en: 'This should not be so, and it is: {observed}.',
  'zh-cn': '不应该是这样，但现在就是：{observed}。',
};
const about: Text = {
  en: 'The task asks that something is not so (`not`), and it was found to be so. Change it, and check again.',
  'zh-cn': '任务要求某个状态不成立（`not`），但检查发现它成立。请改变它，再检查一次。',
};
const change: Text = {
  en: 'Which of your steps made it so, and what undoes that?',
  'zh-cn': '是哪一步造成的？怎样撤销？',
};

/** What is said of a part of a `not` that passed. */
export const stillSo = { id: 'still-so', text, about, help: [change] };

/** What should not be so is so: said as it is, with commands that look at it. */
export function explainStillSo(failed: Failed): Explanation {
  const [part] = leavesOf(failed);
  return {
    id: stillSo.id,
    text: said(text, { observed: failed.judgement.observed }),
    degrees: [
      degree(change),
      ...(part === undefined ? [] : looks(part)).map(([label, run]) => degree(label, {}, { run })),
    ],
    places: failed.judgement.places ?? [],
  };
}
