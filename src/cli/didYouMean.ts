import { nearest } from '../lab/nearest.ts';
import type { Text } from '../text.ts';

/** What to do next about a name that is none of the known ones: the nearest of them, or `other`. */
export function didYouMean(name: string, known: readonly string[], other: Text): Text {
  const meant = nearest(name, known);
  return meant === undefined
    ? other
    : { en: `Did you mean \`${meant}\`?`, 'zh-cn': `你是想写 \`${meant}\` 吗？` };
}
