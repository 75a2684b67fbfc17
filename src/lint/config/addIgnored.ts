import type { TextEdit } from '../finding.ts';
import { readYaml } from './yaml.ts';

/**
 * Adds a rule to `ignored` of a `.hadolint.yaml`.
 * @param source the file's text; empty where there is none yet
 * @returns no edits where the file cannot be read, or ignores the rule already
 */
export function ignoreInConfig(source: string, id: string): readonly TextEdit[] {
  const read = readYaml(source);
  if ('wrong' in read) return [];
  const { root } = read;
  const list = root?.entries?.find(({ key }) => key.scalar?.text === 'ignored')?.value;
  const last = list?.list?.at(-1);
  if (list?.list?.some(({ scalar }) => scalar?.text === id)) return [];
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.split(/\r\n|\r|\n/);
  if (last !== undefined) {
    const at = last.range.end;
    const written = lines[last.range.start.line] ?? '';
    const dash = /^\s*-\s+/.exec(written);
    // Behind the quote that a string ends with.
    const behind = /["']/.test(written[at.character] ?? '') ? at.character + 1 : at.character;
    const isFlow =
      dash === null ||
      lines[list?.range.start.line ?? 0]?.[list?.range.start.character ?? 0] === '[';
    if (isFlow) return [insertion(at.line, behind, `, ${id}`)];
    return [insertion(at.line, written.length, `${newline}${dash[0]}${id}`)];
  }
  // A list of another form than this is left to its author.
  if (
    list !== undefined ||
    (root !== undefined && root.entries === undefined && source.trim() !== '')
  ) {
    return [];
  }
  const end = lines.at(-1) ?? '';
  const before = end === '' ? '' : newline;
  return [
    insertion(lines.length - 1, end.length, `${before}ignored:${newline}  - ${id}${newline}`),
  ];
}

function insertion(line: number, character: number, text: string): TextEdit {
  const at = { line, character };
  return { range: { start: at, end: at }, text };
}
