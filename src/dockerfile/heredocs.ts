import { isSpace } from './characters.ts';
import type { RawLine } from './lines.ts';
import type { Heredoc, Located } from './model.ts';
import type { FoldedText, Places } from './places.ts';

/** `<<EOF` before its body is read. */
interface Operator {
  readonly place: Located;
  readonly name: string;
  readonly quoted: boolean;
  readonly tabs: boolean;
  readonly descriptor: number;
}

const form = /^(\d*)<<(-?)/;

/**
 * The here-documents that an instruction's text opens: words of their own, outside of quotes, white
 * space behind `<<` allowed. As BuildKit reads them, where a text that is broken for its word reader
 * (an open quote, a modifier of bash) opens none.
 */
export function findOperators(folded: FoldedText): readonly Operator[] {
  if (!folded.text.includes('<<')) return [];
  const words = wordsWithHeredocs(folded.text) ?? [];
  return words.flatMap(([from, to]) => {
    const word = folded.text.slice(from, to);
    const match = form.exec(word);
    if (match === null) return [];
    const delimiter = readName(word.slice(match[0].length).trimStart());
    if (delimiter === undefined) return [];
    return [
      {
        place: folded.locate(from, to),
        ...delimiter,
        tabs: match[2] === '-',
        descriptor: Number(match[1] ?? 0),
      },
    ];
  });
}

/** The words that hold `<<` outside of quotes; undefined when the text is broken. */
function wordsWithHeredocs(text: string): readonly (readonly [number, number])[] | undefined {
  const words: [number, number][] = [];
  let from = -1;
  let holds = false;
  const finish = (to: number): void => {
    if (from >= 0 && holds) words.push([from, to]);
    from = -1;
    holds = false;
  };
  let at = 0;
  while (at < text.length) {
    const letter = text[at];
    if (isSpace(letter)) {
      finish(at);
      at += 1;
      continue;
    }
    if (from < 0) from = at;
    if (letter === '<' && text[at + 1] === '<') {
      holds = true;
      at += 2;
      while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at += 1;
      continue;
    }
    const next = stepOver(text, at);
    if (next === undefined) return undefined;
    at = next;
  }
  finish(text.length);
  return words;
}

/** Behind the quoted text, escape, `${…}` or character at `at`; undefined when it is left open. */
function stepOver(text: string, at: number): number | undefined {
  switch (text[at]) {
    case '\\':
      return Math.min(at + 2, text.length);
    case "'": {
      const close = text.indexOf("'", at + 1);
      return close < 0 ? undefined : close + 1;
    }
    case '"':
    case '$':
      return text[at] === '$' && text[at + 1] !== '{' ? at + 1 : balanced(text, at);
    default:
      return at + 1;
  }
}

/** Behind the double quotes or the `${…}` that begin at `at`, with all that is within. */
function balanced(text: string, at: number): number | undefined {
  const open: ('"' | '}')[] = [];
  let to = at;
  do {
    const letter = text[to];
    const quoted = open.at(-1) === '"';
    if (letter === undefined) return undefined;
    if (letter === open.at(-1)) {
      open.pop();
      to += 1;
    } else if (letter === '"') {
      open.push('"');
      to += 1;
    } else if (letter === '\\') {
      to += 2;
    } else if (letter === '$' && text[to + 1] === '{') {
      const expansion =
        /\$\{(?:[\p{L}_][\p{L}\p{Nd}_]*|\p{Nd}+|[@*#?\-$!])(?:(\})|:?[-+?]|[#%/])/uy;
      expansion.lastIndex = to;
      const match = expansion.exec(text);
      if (match === null) return undefined;
      if (match[1] === undefined) open.push('}');
      to += match[0].length;
    } else if (letter === "'" && !quoted) {
      const close = text.indexOf("'", to + 1);
      if (close < 0) return undefined;
      to = close + 1;
    } else {
      to += 1;
    }
  } while (open.length > 0);
  return Math.min(to, text.length);
}

/** A delimiter without quotes and escapes; undefined when there is nothing left of it. */
function readName(
  written: string,
): { readonly name: string; readonly quoted: boolean } | undefined {
  if (written.includes('<')) return undefined;
  let name = '';
  let quoted = false;
  for (let at = 0; at < written.length; at += 1) {
    const letter = written[at] ?? '';
    if (letter === '\\') {
      at += 1;
      name += written[at] ?? '';
    } else if (letter === '"' || letter === "'") {
      quoted = true;
      const close = written.indexOf(letter, at + 1);
      if (close < 0) return undefined;
      name += written.slice(at + 1, close);
      at = close;
    } else {
      name += letter;
    }
  }
  return name === '' ? undefined : { name, quoted };
}

/**
 * Reads the bodies that follow from the line `next` on, one behind the other.
 * @returns the line behind the last
 */
export function readHeredocs(
  operators: readonly Operator[],
  lines: readonly RawLine[],
  next: number,
  places: Places,
): { readonly heredocs: readonly Heredoc[]; readonly end: number } {
  let from = next;
  const heredocs = operators.map(({ place, ...rest }): Heredoc => {
    const { name, tabs } = rest;
    let end = from;
    while (end < lines.length && endOf(lines[end], tabs) !== name) end += 1;
    const last = lines.at(-1)?.end ?? 0;
    const start = lines[from]?.start ?? last;
    const closing = lines[end];
    const body = lines.slice(from, end).map(({ text }) => text);
    from = Math.min(end + 1, lines.length);
    return {
      ...places.locate(start, closing?.start ?? last),
      ...rest,
      operator: place,
      body: body.join('\n'),
      terminator: closing && places.locate(closing.start, closing.textEnd),
      terminated: closing !== undefined,
    };
  });
  return { heredocs, end: from };
}

function endOf(line: RawLine | undefined, tabs: boolean): string | undefined {
  return tabs ? line?.text.replace(/^\t+/, '') : line?.text;
}
