import * as z from 'zod/mini';
import { told } from './told.ts';

/** Bounded, because a text's marks are searched for from every one of its letters. */
const longest = 4000;

/** A text that is not blank. */
export const words = z.string().check(
  z.regex(
    /\S/,
    told({ en: 'Write a text here: it is empty.', 'zh-cn': '这里是空的，请写一段文字。' }),
  ),
  z.maxLength(
    longest,
    told({
      en: `Write a shorter text: at most ${longest} letters.`,
      'zh-cn': `请缩短这段文字：最多 ${longest} 个字符。`,
    }),
  ),
);

/** One text in every language, inline Markdown. */
export const text = z.strictObject({ en: words, 'zh-cn': words });

/** Whether a name can be a key of plain objects: `constructor` and its like are theirs already. */
export function isFree(name: string): boolean {
  return !Object.hasOwn(Object.prototype, name);
}

/** For a name that is not free. */
export const anotherName = told({
  en: 'Write another name: this one means something to the program itself.',
  'zh-cn': '请换一个名字：这个名字在程序中另有含义。',
});

export const id = z.string().check(
  z.regex(
    /^(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
    told({
      en: 'Write an id such as `first-build`: lower-case letters and digits joined by `-`.',
      'zh-cn': '请写一个 id，例如 `first-build`：小写字母和数字，用 `-` 连接。',
    }),
  ),
  z.refine(isFree, anotherName),
);
