import { isSpace } from './characters.ts';
import type { Flag, FlagKey } from './model.ts';
import type { FoldedText } from './places.ts';
import { unquoted } from './quotes.ts';
import type { Piece } from './split.ts';
import { closeOf } from './split.ts';
import { findVariables } from './variables.ts';

/** Inside a flag the backslash escapes, whatever the file's escape character is (BuildKit). */
const escape = '\\';

/** The flags that a text begins with; `--` alone ends them. */
export function readFlags(folded: FoldedText): {
  readonly flags: readonly Flag[];
  /** Where the arguments begin. */
  readonly rest: number;
} {
  const flags: Flag[] = [];
  const { text } = folded;
  let rest = 0;
  for (;;) {
    while (isSpace(text[rest])) rest += 1;
    if (!text.startsWith('--', rest)) return { flags, rest };
    let to = rest;
    while (to < text.length && !isSpace(text[to])) to = flagEnd(text, to);
    if (to === rest + 2) {
      while (isSpace(text[to])) to += 1;
      return { flags, rest: to };
    }
    flags.push(readFlag(folded, { from: rest, to }));
    rest = to;
  }
}

/** Behind the character at `at`, or behind the quoted text that it begins. */
function flagEnd(text: string, at: number): number {
  if (text[at] === escape) return Math.min(at + 2, text.length);
  if (text[at] !== '"' && text[at] !== "'") return at + 1;
  const close = closeOf(text, at, escape);
  return close < 0 ? text.length : close + 1;
}

function readFlag(folded: FoldedText, { from, to }: Piece): Flag {
  const own = folded.slice(from, to);
  const equals = own.text.indexOf('=');
  const nameEnd = equals < 0 ? own.text.length : equals;
  const name = own.text.slice(2, nameEnd).toLowerCase();
  const raw = equals < 0 ? undefined : own.slice(equals + 1);
  const value = raw === undefined ? undefined : unquoted(raw, escape);
  return {
    ...folded.locate(from, to),
    name,
    nameRange: own.locate(2, nameEnd).range,
    value: value?.text,
    valueRange: raw?.locate(0, raw.text.length).range,
    keys: name === 'mount' && value !== undefined ? readKeys(value) : [],
    variables: raw === undefined ? [] : findVariables(raw, escape),
  };
}

/** `type=cache,target=/x,readonly`: one line of CSV. */
function readKeys(value: FoldedText): readonly FlagKey[] {
  const keys: FlagKey[] = [];
  const { text } = value;
  let from = 0;
  while (from < text.length) {
    const quoted = text[from] === '"';
    const close = quoted ? text.indexOf('"', from + 1) : -1;
    const comma = text.indexOf(',', Math.max(close, from));
    const end = comma < 0 ? text.length : comma;
    const [start, stop] = close < 0 ? [from, end] : [from + 1, close];
    if (stop > start) keys.push(readKey(value, start, stop));
    from = end + 1;
  }
  return keys;
}

function readKey(value: FoldedText, from: number, to: number): FlagKey {
  const own = value.slice(from, to);
  const equals = own.text.indexOf('=');
  const keyEnd = equals < 0 ? own.text.length : equals;
  return {
    ...value.locate(from, to),
    key: own.text.slice(0, keyEnd).toLowerCase(),
    keyRange: own.locate(0, keyEnd).range,
    value: equals < 0 ? undefined : own.text.slice(equals + 1),
    valueRange: equals < 0 ? undefined : own.locate(equals + 1, own.text.length).range,
  };
}
