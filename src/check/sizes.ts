import * as z from 'zod/mini';
import { told } from '../lab/told.ts';
import { powers } from '../sizes.ts';

const form = /^(\d+(?:\.\d+)?)\s*([kmgt]?)b?$/i;

/** A size as people write it, e.g. `500MB`. */
export const size = z
  .string()
  .check(
    z.regex(
      form,
      told({ en: 'Write a size such as `500MB`.', 'zh-cn': '请写一个大小，例如 `500MB`。' }),
    ),
  );

/**
 * Bytes of a size. Docker counts an image's size in thousands, a memory limit in 1024s
 * (docker/go-units FromHumanSize and RAMInBytes).
 */
export function parseSize(text: string, base: 1000 | 1024): number {
  const match = form.exec(text.trim());
  if (match === null) throw new RangeError(`not a size: ${text}`);
  const [, digits = '0', unit = ''] = match;
  return Math.round(Number(digits) * base ** powers.indexOf(unit.toLowerCase()));
}
