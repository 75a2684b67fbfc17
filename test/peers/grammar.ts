import type { Random } from './random.ts';

/**
 * A text of a small grammar: `RUN apt-get ‹-y ¦›install ‹curl¦git=1›` stands for one of its four
 * texts. Groups may stand within groups.
 */
export function expand(template: string, random: Random): string {
  let at = 0;
  const text = sequence();
  if (at < template.length) throw new Error(`a sign too many in ${template}`);
  return text;

  /** Up to the sign that ends it. All ways are read, so that the place behind them is known. */
  function sequence(): string {
    let result = '';
    for (; at < template.length; at += 1) {
      const sign = template[at];
      if (sign === '¦' || sign === '›') break;
      result += sign === '‹' ? group() : (sign ?? '');
    }
    return result;
  }

  function group(): string {
    const ways: [string, ...string[]] = [''];
    do {
      at += 1;
      ways.push(sequence());
    } while (template[at] === '¦');
    if (template[at] !== '›') throw new Error(`no end of a group in ${template}`);
    return random.pick(ways.slice(1) as [string, ...string[]]);
  }
}
