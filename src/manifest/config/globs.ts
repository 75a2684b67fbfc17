/**
 * A path with `*`, `**` and `?` as an expression that fits it, and all below it.
 * @param pattern with forward slashes
 */
export function globToExpression(pattern: string): RegExp {
  const signs: Readonly<Record<string, string>> = { '**': '.*', '*': '[^/]*', '?': '[^/]' };
  const parts = pattern
    .replace(/\/$/, '')
    .split(/(\*\*|[*?])/)
    .map((part) => signs[part] ?? part.replace(/[\\^$.|+()[\]{}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('')}(?:/|$)`);
}
