import type { Finding, Fix, TextEdit } from '../lint/finding.ts';
import { said, type Text } from '../text.ts';
import type { Dockerfile, Instruction } from './model.ts';
import { linkOf } from './rules/links.ts';

type About = Pick<Finding, 'ids' | 'range'>;

/** hadolint's ignore on a line, up to the end of its last code. */
const hadolintAbove = /^\s*#\s*hadolint\s+ignore\s*=\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*/;
/** BuildKit's list of skipped checks, up to its end. */
const skipped = /skip\s*=\s*[^;]*?(?=\s*(?:;|$))/i;

const here: Text = { en: 'Ignore `{id}` here', 'zh-cn': '在此处忽略 `{id}`' };
const inFile: Text = { en: 'Ignore `{id}` in this file', 'zh-cn': '在此文件中忽略 `{id}`' };

/** The comments that ignore a finding: there, and in the whole file. None of what no tool knows. */
export function ignoresOf(document: Dockerfile, finding: About): readonly Fix[] {
  const [id] = finding.ids;
  if (linkOf(id) === '') return [];
  const ways = [
    { title: said(here, { id }), edits: ignoreHere(document, finding) },
    { title: said(inFile, { id }), edits: ignoreInFile(document, finding) },
  ];
  return ways.filter(({ edits }) => edits.length > 0);
}

/** A comment above the finding's instruction that ignores it there; none outside of instructions. */
export function ignoreHere(document: Dockerfile, { ids: [id], range }: About): readonly TextEdit[] {
  const instruction = document.instructions.find((one) => holds(one, range.start.line));
  if (instruction === undefined) return [];
  const { line, character } = instruction.range.start;
  const indent = lineText(document, line).slice(0, character);
  const above = hadolintAbove.exec(lineText(document, line - 1));
  if (isCode(id)) {
    if (above !== null) return [insertion(line - 1, above[0].length, `,${id}`)];
    return [insertion(line, 0, `${indent}# hadolint ignore=${id}${document.newline}`)];
  }
  // hadolint's comment must stay the one directly above.
  const at = above === null ? line : line - 1;
  return [insertion(at, 0, `${indent}# check=skip=${id}${document.newline}`)];
}

/** A comment at the head that ignores the finding's rule in the whole file. */
export function ignoreInFile(document: Dockerfile, { ids: [id] }: About): readonly TextEdit[] {
  const { directives, newline } = document;
  const last = directives.at(-1);
  const line = last === undefined ? 0 : last.range.start.line + 1;
  if (isCode(id)) return [insertion(line, 0, `# hadolint global ignore=${id}${newline}`)];
  const check = directives.find(({ name }) => name === 'check');
  if (check === undefined) return [insertion(line, 0, `# check=skip=${id}${newline}`)];
  const text = document.text.slice(check.start, check.end);
  const list = skipped.exec(text);
  const { line: own, character } = check.range.start;
  return list === null
    ? [insertion(own, character + text.length, `;skip=${id}`)]
    : [insertion(own, character + list.index + list[0].length, `,${id}`)];
}

function holds({ range, heredocs }: Instruction, line: number): boolean {
  return range.start.line <= line && line <= (heredocs.at(-1)?.range ?? range).end.line;
}

function isCode(id: string): boolean {
  return /^(?:DL|SC)\d+$/.test(id);
}

function lineText({ lines, text }: Dockerfile, line: number): string {
  const found = lines[line];
  return found === undefined ? '' : text.slice(found.start, found.textEnd);
}

function insertion(line: number, character: number, text: string): TextEdit {
  const at = { line, character };
  return { range: { start: at, end: at }, text };
}
