/** `*` and `?` in the patterns of `${x#…}`, `${x%…}` and `${x/…}`; a backslash takes their meaning. */
type Token = { readonly any: 'one' | 'many' } | { readonly letter: string };

/** Longer texts are not worked out. */
const longest = 256;

/** The value without what fits at its start or end, the shortest or the longest. */
export function trimMatch(
  value: string,
  pattern: string,
  side: 'start' | 'end',
  greedy: boolean,
): string | undefined {
  const tokens = tokensOf(pattern);
  if (tokens === undefined || value.length > longest) return undefined;
  if (side === 'start') {
    const ends = endsOf(value, tokens, 0);
    const end = greedy ? ends.at(-1) : ends[0];
    return end === undefined ? value : value.slice(end);
  }
  const starts = Array.from({ length: value.length + 1 }, (_, at) => at);
  const fits = (at: number): boolean => endsOf(value, tokens, at).at(-1) === value.length;
  const start = greedy ? starts.find(fits) : starts.findLast(fits);
  return start === undefined ? value : value.slice(0, start);
}

/** The value with the first longest match replaced, or all of them. */
export function replaceMatch(
  value: string,
  pattern: string,
  replacement: string,
  all: boolean,
): string | undefined {
  const tokens = tokensOf(pattern);
  if (tokens === undefined || value.length > longest) return undefined;
  let replaced = '';
  let at = 0;
  while (at <= value.length) {
    const end = endsOf(value, tokens, at).at(-1);
    if (end === undefined) {
      replaced += value[at] ?? '';
      at += 1;
      continue;
    }
    replaced += replacement;
    if (!all) return replaced + value.slice(end);
    if (end === at) replaced += value[at] ?? '';
    at = Math.max(end, at + 1);
    if (end === value.length && end > 0) break;
  }
  return replaced;
}

/** Where matches that begin at `at` may end, in rising order. At most text times pattern steps. */
function endsOf(value: string, tokens: readonly Token[], at: number): readonly number[] {
  let reached: readonly number[] = [at];
  for (const token of tokens) {
    const [first] = reached;
    if (first === undefined) return [];
    if ('any' in token && token.any === 'many') {
      reached = Array.from({ length: value.length - first + 1 }, (_, index) => first + index);
    } else {
      reached = reached
        .filter((from) => from < value.length)
        .filter((from) => 'any' in token || value[from] === token.letter)
        .map((from) => from + 1);
    }
  }
  return reached;
}

function tokensOf(pattern: string): readonly Token[] | undefined {
  if (pattern.length > longest) return undefined;
  const written = pattern.match(/\\[\s\S]|[\s\S]/g) ?? [];
  return written.map((each): Token => {
    if (each === '*') return { any: 'many' };
    if (each === '?') return { any: 'one' };
    return { letter: each.length === 2 ? each.slice(1) : each };
  });
}
