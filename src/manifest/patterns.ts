/** Longer ones are not looked at whole: no name in a manifest is. */
const mostCharacters = 500;

/**
 * A regular expression of a config as kube-linter reads it: an empty one fits everything, `!` in
 * front of it turns it round, and `(?i)` at its start takes letters of either case.
 */
export function matcher(pattern: string): (text: string) => boolean {
  if (pattern === '') return () => true;
  if (pattern.startsWith('!')) {
    const inner = matcher(pattern.slice(1));
    return (text) => !inner(text);
  }
  const found = expressionOf(pattern);
  if (found === undefined) return () => false;
  return (text) => found.test(text.slice(0, mostCharacters));
}

/** Undefined where it is none, or one that may take for ever. */
export function expressionOf(pattern: string): RegExp | undefined {
  const flags = /^\^?\(\?([is]+)\)/.exec(pattern)?.[1] ?? '';
  const plain = pattern.replace(/\(\?[is]+\)/, '');
  // Go's expressions take the time that the text takes; ours may not, where one repetition is in another.
  if (plain.length > mostCharacters || /\([^()]*[*+}][^()]*\)[*+{]/.test(plain)) return undefined;
  try {
    // To Go `^*` is a start that need not be one; to us it is no expression.
    return new RegExp(plain.replaceAll('^*', ''), flags);
  } catch {
    return undefined;
  }
}
