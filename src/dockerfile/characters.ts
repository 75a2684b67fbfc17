/** What the builder takes for white space (Go's unicode.IsSpace). */
const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const notSpace = /[^\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export function isSpace(letter: string | undefined): boolean {
  const code = letter?.charCodeAt(0) ?? 0;
  // Every character of a file is asked: of ASCII's none needs the pattern.
  return code < 0x80 ? code === 32 || (code >= 9 && code <= 13) : space.test(letter ?? '');
}

/** Of the narrower white space that divides an instruction from its arguments, and most arguments. */
export function isBlank(letter: string | undefined): boolean {
  return letter !== undefined && '\t\v\f\r '.includes(letter) && letter !== '';
}

/** Where the first character that is not white space stands; -1 when there is none. */
export function firstInk(text: string): number {
  return text.search(notSpace);
}

/** Behind the last character that is not white space. */
export function inkEnd(text: string): number {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1])) end -= 1;
  return end;
}
