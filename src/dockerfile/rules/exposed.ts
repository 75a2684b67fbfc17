import type { Dockerfile, Located, Word } from '../model.ts';
import { unwrapped } from './instructions.ts';

/** One word of EXPOSE, divided; variables stay whole. */
interface Exposed {
  readonly word: Word;
  /** What stands before the last `:`, with it. */
  readonly host: Located | undefined;
  /** Behind the `/`. */
  readonly protocol: Located | undefined;
}

export function exposedIn(document: Dockerfile): readonly Exposed[] {
  return unwrapped(document).flatMap(({ keyword, words }) =>
    keyword === 'EXPOSE' ? words.map((word) => divide(document, word)) : [],
  );
}

function divide(document: Dockerfile, word: Word): Exposed {
  const { start } = word;
  const written = document.text.slice(start, word.end);
  const masked = written.replace(/\$\{[^}]*\}/g, (braces) => '$'.repeat(braces.length));
  const slash = masked.indexOf('/');
  const colon = masked.lastIndexOf(':');
  const from = /^["']/.test(written) ? 1 : 0;
  const to = written.length - (/["']$/.test(written) ? 1 : 0);
  return {
    word,
    host: colon < 0 ? undefined : document.locate(start + from, start + colon + 1),
    protocol: slash < 0 ? undefined : document.locate(start + slash + 1, start + to),
  };
}
