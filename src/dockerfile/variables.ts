import type { VariableReference } from './model.ts';
import type { FoldedText } from './places.ts';

interface Open {
  /** Of `${name…}` with what follows the name, or of `"`. */
  readonly kind: 'brace' | 'quote';
  readonly reference: Found | undefined;
}

interface Found {
  readonly start: number;
  end: number;
  readonly name: string;
  readonly nameStart: number;
  readonly modifier: string | undefined;
  readonly operandStart: number;
  readonly nested: boolean;
}

const modifier = /:?[-+?]|##?|%%?|\/\/?|[^}]/y;
const asciiName = /[A-Za-z_]\w*|\d+|[@*#?\-$!]/y;

/**
 * The variable's name, digits, or one of the shell's special parameters that stand there (BuildKit,
 * frontend/dockerfile/shell).
 */
export function variableNameAt(text: string, at: number): string | undefined {
  const name = match(asciiName, text, at);
  // A pattern of Unicode's letters takes longer to make than most files to be read.
  if (!(text.charCodeAt(at + (name?.length ?? 0)) > 0x7f)) return name;
  return match(/[\p{L}_][\p{L}\p{Nd}_]*|\p{Nd}+|[@*#?\-$!]/uy, text, at);
}

/** The variables in a text that the builder would read as a word: none within single quotes. */
export function findVariables(folded: FoldedText, escape: string): readonly VariableReference[] {
  const { text } = folded;
  if (!text.includes('$')) return [];
  const found = scan(text, escape);
  return found.map((each) => ({
    ...folded.locate(each.start, each.end),
    name: each.name,
    nameRange: folded.locate(each.nameStart, each.nameStart + each.name.length).range,
    modifier: each.modifier,
    operand:
      each.modifier === undefined
        ? undefined
        : text.slice(each.operandStart, text[each.end - 1] === '}' ? each.end - 1 : each.end),
    nested: each.nested,
  }));
}

/** In the order in which they begin. Braces left open end with the text. */
function scan(text: string, escape: string): readonly Found[] {
  const found: Found[] = [];
  const open: Open[] = [];
  let braces = 0;
  let at = 0;
  while (at < text.length) {
    const letter = text[at];
    const inner = open.at(-1);
    const quoted = inner?.kind === 'quote';
    if (letter === escape) {
      at += !quoted || ['"', '$', escape].includes(text[at + 1] ?? '') ? 2 : 1;
    } else if (letter === '"') {
      if (quoted) open.pop();
      else open.push({ kind: 'quote', reference: undefined });
      at += 1;
    } else if (letter === "'" && !quoted) {
      const close = text.indexOf("'", at + 1);
      at = close < 0 ? text.length : close + 1;
    } else if (letter === '}' && inner?.kind === 'brace') {
      open.pop();
      braces -= 1;
      at += 1;
      if (inner.reference !== undefined) inner.reference.end = at;
    } else if (letter === '$') {
      const braced = text[at + 1] === '{';
      const nameStart = at + (braced ? 2 : 1);
      const word = variableNameAt(text, nameStart);
      if (word === undefined) {
        at = nameStart;
        continue;
      }
      const nameEnd = nameStart + word.length;
      const start = at;
      const nested = braces > 0;
      const closed = braced && text[nameEnd] === '}';
      const sign = braced && !closed ? match(modifier, text, nameEnd) : undefined;
      at = nameEnd + (closed ? 1 : (sign?.length ?? 0));
      const end = braced && !closed ? text.length : at;
      const reference: Found = {
        ...{ start, end, name: word, nameStart, modifier: sign },
        ...{ operandStart: at, nested },
      };
      found.push(reference);
      if (sign !== undefined) {
        open.push({ kind: 'brace', reference });
        braces += 1;
      }
    } else {
      at += 1;
    }
  }
  return found;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
