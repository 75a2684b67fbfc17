import { firstInk, inkEnd } from './characters.ts';
import type { RawLine } from './lines.ts';
import type { Comment, Directive } from './model.ts';
import type { Places } from './places.ts';

const known = new Set(['syntax', 'escape', 'check']);
const form = /^(#\s*)([a-zA-Z][a-zA-Z0-9]*)(\s*=\s*)(\S.*)$/;

/**
 * The directives that the file begins with: the first line that is none ends them, and so does one
 * that is there already (docs.docker.com, Dockerfile reference, "Parser directives").
 */
export function readDirectives(lines: readonly RawLine[], places: Places): readonly Directive[] {
  const directives: Directive[] = [];
  for (const { start, text } of lines) {
    const ink = Math.max(firstInk(text), 0);
    const match = form.exec(text.slice(ink, inkEnd(text)));
    if (match === null) break;
    const [whole, hash = '', written = '', equals = '', value = ''] = match;
    const name = written.toLowerCase();
    if (!known.has(name) || directives.some((each) => each.name === name)) break;
    const valueStart = start + ink + hash.length + written.length + equals.length;
    directives.push({
      ...places.locate(start + ink, start + ink + whole.length),
      name,
      value,
      valueRange: places.locate(valueStart, valueStart + value.length).range,
    });
  }
  return directives;
}

export function escapeOf(directives: readonly Directive[]): '\\' | '`' {
  return directives.find(({ name }) => name === 'escape')?.value === '`' ? '`' : '\\';
}

/** A comment's line as a comment. */
export function readComment({ start, text }: RawLine, places: Places): Omit<Comment, 'inside'> {
  const ink = firstInk(text);
  return {
    ...places.locate(start + ink, start + inkEnd(text)),
    text: text.slice(ink + 1).trim(),
  };
}
