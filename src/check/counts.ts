import * as z from 'zod/mini';
import { told } from '../lab/told.ts';
import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';

const number = z.int().check(z.minimum(0));

/** How many there must be. */
export const count = z
  .strictObject({
    least: z.optional(number),
    most: z.optional(number),
    exactly: z.optional(number),
  })
  .check(
    z.refine(
      ({ least, most, exactly }) =>
        (exactly === undefined) !== (least === undefined && most === undefined),
      told({
        en: 'Write either `exactly`, or `least` and `most`, or one of these.',
        'zh-cn': '请写 `exactly`，或者写 `least` 和 `most` 中的一个或两个。',
      }),
    ),
  );
export type Count = z.infer<typeof count>;

const between: Text = { en: '{least} to {most}', 'zh-cn': '{least} 到 {most}' };
const atLeast: Text = { en: 'at least {least}', 'zh-cn': '至少 {least}' };
const atMost: Text = { en: 'at most {most}', 'zh-cn': '最多 {most}' };
const exact: Text = { en: '{exactly}', 'zh-cn': '{exactly}' };

export function isWithin({ least, most, exactly }: Count, found: number): boolean {
  return found >= (exactly ?? least ?? 0) && found <= (exactly ?? most ?? Infinity);
}

/** How a number is not within: `none`, where some are wanted, `too-few` or `too-many`. */
export function countAspect(
  { least = 0, exactly = least }: Count,
  found: number,
): 'none' | 'too-few' | 'too-many' {
  if (found >= exactly) return 'too-many';
  return found === 0 ? 'none' : 'too-few';
}

/** The wanted number in words. */
export function countOf({ least, most, exactly }: Count): Said {
  if (exactly !== undefined) return said(exact, { exactly });
  if (most === undefined) return said(atLeast, { least: least ?? 0 });
  return least === undefined ? said(atMost, { most }) : said(between, { least, most });
}
