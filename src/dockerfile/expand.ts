import { replaceMatch, trimMatch } from './patterns.ts';
import { variableNameAt } from './variables.ts';

/** A variable's value: `null` when it is not set, undefined when it cannot be known from the file. */
export type Lookup = (name: string) => string | null | undefined;

/** Longer values are not worked out: each variable may double the one before. */
const longest = 4096;
const deepest = 50;

/**
 * A word as the builder replaces its variables, without quotes and escapes (BuildKit,
 * frontend/dockerfile/shell; docs.docker.com, Dockerfile reference, "Environment replacement").
 * Undefined when a value is unknown, or when the builder would refuse the word.
 */
export function expand(word: string, escape: string, lookup: Lookup): string | undefined {
  const reader = new Reader(word, escape, lookup);
  const value = reader.until(undefined, false, 0);
  return value === undefined || reader.unknown || value.length > longest ? undefined : value;
}

/** Reads on from character to character; every method gives undefined once the word is broken. */
class Reader {
  /** Whether a value that matters is unknown. */
  unknown = false;
  #at = 0;
  readonly #text: string;
  readonly #escape: string;
  readonly #lookup: Lookup;

  constructor(text: string, escape: string, lookup: Lookup) {
    this.#text = text;
    this.#escape = escape;
    this.#lookup = lookup;
  }

  /** Up to the closing character, which is taken too, or to the end. */
  until(stop: '}' | '/' | undefined, keepsEscapes: boolean, depth: number): string | undefined {
    if (depth > deepest) return undefined;
    let value = '';
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at] ?? '';
      if (letter === stop) {
        this.#at += 1;
        return value;
      }
      const part = this.#part(letter, keepsEscapes, depth);
      if (part === undefined || value.length > longest) return undefined;
      value += part;
    }
    return stop === undefined ? value : undefined;
  }

  #part(letter: string, keepsEscapes: boolean, depth: number): string | undefined {
    if (letter === "'") return this.#singleQuoted();
    if (letter === '"') return this.#doubleQuoted(keepsEscapes, depth);
    if (letter === '$') return this.#variable(depth);
    if (letter !== this.#escape) {
      this.#at += 1;
      return letter;
    }
    const escaped = this.#text[this.#at + 1] ?? '';
    this.#at += 2;
    return keepsEscapes ? letter + escaped : escaped;
  }

  #singleQuoted(): string | undefined {
    const from = this.#at + 1;
    const close = this.#text.indexOf("'", from);
    if (close < 0) return undefined;
    this.#at = close + 1;
    return this.#text.slice(from, close);
  }

  #doubleQuoted(keepsEscapes: boolean, depth: number): string | undefined {
    let value = '';
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at] ?? '';
      const next = this.#text[this.#at + 1] ?? '';
      if (letter === '"') {
        this.#at += 1;
        return value;
      }
      if (letter === '$') {
        const part = this.#variable(depth);
        if (part === undefined || value.length > longest) return undefined;
        value += part;
      } else if (letter === this.#escape && ['"', '$', this.#escape].includes(next)) {
        value += keepsEscapes ? letter + next : next;
        this.#at += 2;
      } else {
        value += letter;
        this.#at += 1;
      }
    }
    return undefined;
  }

  #variable(depth: number): string | undefined {
    const braced = this.#text[this.#at + 1] === '{';
    this.#at += braced ? 2 : 1;
    const key = variableNameAt(this.#text, this.#at);
    if (key === undefined) return braced ? undefined : '$';
    this.#at += key.length;
    const value = this.#lookup(key);
    if (!braced) return this.#known(value);
    const sign = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (sign === '}') return this.#known(value);
    if (sign === '/') return this.#replaced(value, depth);
    if (sign === '#' || sign === '%') return this.#trimmed(value, sign, depth);
    const colon = sign === ':';
    const operator = colon ? (this.#text[this.#at] ?? '') : sign;
    if (colon) this.#at += 1;
    if (!['-', '+', '?'].includes(operator)) return undefined;
    return this.#chosen(value, operator, colon, depth);
  }

  /** An unset variable is empty; an unknown one spoils the word. */
  #known(value: string | null | undefined): string {
    if (value === undefined) this.unknown = true;
    return value ?? '';
  }

  /** `-`, `+` and `?`, with a colon for empty values too. */
  #chosen(
    value: string | null | undefined,
    operator: string,
    colon: boolean,
    depth: number,
  ): string | undefined {
    const before = this.unknown;
    const operand = this.until('}', false, depth + 1);
    const isSet = value !== null && !(colon && value === '');
    const takesOperand = operator === '+' ? isSet : operator === '-' && !isSet;
    // What is unknown in an operand that is not taken does not matter.
    if (!takesOperand) this.unknown = before;
    if (value === undefined) this.unknown = true;
    if (takesOperand || operand === undefined) return operand;
    if (operator === '+') return '';
    return isSet || operator === '-' ? (value ?? '') : undefined;
  }

  #trimmed(value: string | null | undefined, sign: '#' | '%', depth: number): string | undefined {
    const longestMatch = this.#text[this.#at] === sign;
    if (longestMatch) this.#at += 1;
    const pattern = this.until('}', true, depth + 1);
    if (pattern === undefined) return undefined;
    return trimMatch(this.#known(value), pattern, sign === '#' ? 'start' : 'end', longestMatch);
  }

  #replaced(value: string | null | undefined, depth: number): string | undefined {
    const all = this.#text[this.#at] === '/';
    if (all) this.#at += 1;
    const pattern = this.until('/', true, depth + 1);
    const replacement = pattern === undefined ? undefined : this.until('}', true, depth + 1);
    if (pattern === undefined || replacement === undefined) return undefined;
    return replaceMatch(this.#known(value), pattern, replacement, all);
  }
}
