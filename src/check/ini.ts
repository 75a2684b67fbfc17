import type { Range } from '../range.ts';

export interface IniEntry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  /** The whole line without its ending. */
  readonly range: Range;
  /** The value alone; empty, behind the equals sign, when there is none. */
  readonly valueRange: Range;
}

export interface Ini {
  /** Section names with the line that opens them. */
  readonly sections: readonly { readonly name: string; readonly range: Range }[];
  readonly entries: readonly IniEntry[];
}

/**
 * Reads an ini file as uwsgi does: `key = value` lines under `[section]`, `;` and `#` open a
 * comment line, keys may repeat. Other lines are passed over.
 */
export function parseIni(text: string): Ini {
  const sections: { name: string; range: Range }[] = [];
  const entries: IniEntry[] = [];
  text.split(/\r\n|\n|\r/).forEach((source, line) => {
    const span = (from: number, to: number): Range => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    const trimmed = source.trim();
    if (trimmed === '' || trimmed.startsWith(';') || trimmed.startsWith('#')) return;
    if (trimmed.startsWith('[')) {
      const close = trimmed.indexOf(']');
      const name = trimmed.slice(1, close < 0 ? undefined : close).trim();
      sections.push({ name, range: span(0, source.length) });
      return;
    }
    const equals = source.indexOf('=');
    if (equals < 0) return;
    const value = source.slice(equals + 1).trim();
    const from = value === '' ? source.length : source.indexOf(value, equals + 1);
    entries.push({
      section: sections.at(-1)?.name ?? '',
      key: source.slice(0, equals).trim(),
      value,
      range: span(0, source.length),
      valueRange: span(from, from + value.length),
    });
  });
  return { sections, entries };
}
