import * as z from 'zod/mini';
import { told } from '../lab/told.ts';

const form = /^(\d+(?:\.\d+)?)\s*([kmgt]?)b?$/i;
const powers = ['', 'k', 'm', 'g', 't'];

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

/** A size as `docker images` shows it. */
export function showSize(bytes: number, base: 1000 | 1024 = 1000): string {
  let value = bytes;
  let power = 0;
  while (value >= base && power < powers.length - 1) {
    value /= base;
    power += 1;
  }
  const unit = power === 0 ? 'B' : `${power === 1 ? 'k' : (powers[power] ?? '').toUpperCase()}B`;
  const rounded =
    value >= 100 || power === 0 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return `${rounded} ${unit}`;
}
