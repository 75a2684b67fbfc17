import { said } from '../text.ts';
import type { Text } from '../text.ts';
import type { Mismatch } from './mismatch.ts';
import { shown } from './wordings.ts';

const below: Text = { en: 'less than `{amount}`', 'zh-cn': '小于 `{amount}`' };
const above: Text = { en: 'more than `{amount}`', 'zh-cn': '大于 `{amount}`' };
const most: Text = { en: '`{amount}` at most', 'zh-cn': '最多 `{amount}`' };
const least: Text = { en: '`{amount}` at least', 'zh-cn': '至少 `{amount}`' };

interface Bounds {
  readonly below?: number | undefined;
  readonly above?: number | undefined;
  readonly most?: number | undefined;
  readonly least?: number | undefined;
}

/** An amount that must keep to its bounds; `show` gives its unit. */
export function outOfBounds(
  aspect: string,
  bounds: Bounds | undefined,
  found: number,
  show: (amount: number) => string,
): Mismatch | undefined {
  const wrong = (text: Text, amount: number): Mismatch => ({
    aspect,
    expected: said(text, { amount: show(amount) }),
    observed: shown(show(found)),
  });
  if (bounds?.below !== undefined && found >= bounds.below) return wrong(below, bounds.below);
  if (bounds?.above !== undefined && found <= bounds.above) return wrong(above, bounds.above);
  if (bounds?.most !== undefined && found > bounds.most) return wrong(most, bounds.most);
  if (bounds?.least !== undefined && found < bounds.least) return wrong(least, bounds.least);
  return undefined;
}
