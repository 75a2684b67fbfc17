import type { Comments, Ignore } from '../lint/ignore.ts';
import type { TextEdit } from '../lint/finding.ts';
import type { Comment, Directive, Dockerfile, Instruction } from './model.ts';

/** As hadolint reads it: one word that is no code makes the whole comment void. */
const hadolint =
  /^#[ \t]*hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*((?:DL|SC)\d+(?:[ \t]*,[ \t]*(?:DL|SC)\d+)*)[ \t]*(#.*)?$/;
const shellPragma = /^#[ \t]*hadolint[ \t]+shell[ \t]*=[ \t]*([^\s#]+)[ \t]*(?:#.*)?$/;
/** BuildKit's directive, at the head or above an instruction. */
const check = /^#[ \t]*check[ \t]*=[ \t]*(\S.*?)[ \t]*$/i;

// Most comments are none of these, which a look at their words tells sooner than a pattern.
const ignoreIn = (source: string): RegExpExecArray | null =>
  source.includes('hadolint') ? hadolint.exec(source) : null;
const checkIn = (source: string): RegExpExecArray | null =>
  source.toLowerCase().includes('check') ? check.exec(source) : null;

/** The shell that a comment names: `# hadolint shell=/bin/bash`. */
export function shellNamed({ text }: Dockerfile, { start, end }: Comment): string | undefined {
  const source = text.slice(start, end);
  return source.includes('hadolint') ? shellPragma.exec(source)?.[1] : undefined;
}

/** What the comments of a Dockerfile say to linters: hadolint's and BuildKit's. */
export function readComments(document: Dockerfile): Comments {
  const ignores: Ignore[] = [];
  const [errors, on] = [new Set<number | 'all'>(), new Set<string>()];
  const starts = new Map(document.instructions.map((one) => [one.range.start.line, one]));
  for (const comment of document.comments) {
    if (comment.inside !== undefined) continue;
    const source = document.text.slice(comment.start, comment.end);
    const { line } = comment.range.start;
    const ignore = ignoreIn(source);
    if (ignore !== null) {
      const next = starts.get(line + 1);
      // Above nothing it counts for nothing, and is unused.
      const lines =
        ignore[1] === undefined ? (next ? linesOf(next) : { from: -1, to: -1 }) : undefined;
      ignores.push(...idsIn(document, comment, source, ignore[2] ?? '', lines));
    }
    const options = checkIn(source);
    const above = options === null ? undefined : instructionBelow(document, line, starts);
    if (options !== null && above !== undefined) {
      const skipped = optionOf(options[1] ?? '', 'skip');
      ignores.push(...idsIn(document, comment, source, skipped, linesOf(above)));
    }
  }
  for (const directive of document.directives) {
    if (directive.name !== 'check') continue;
    const source = document.text.slice(directive.start, directive.end);
    ignores.push(
      ...idsIn(document, directive, source, optionOf(directive.value, 'skip'), undefined),
    );
    if (/^(?:1|t|true)$/i.test(optionOf(directive.value, 'error').trim())) errors.add('all');
    for (const id of names(optionOf(directive.value, 'experimental'))) on.add(id);
  }
  return {
    ignores,
    override: (id) => (errors.has('all') && isBuildKits(id) ? 'error' : undefined),
    turnedOn: (id) => on.has(id) || (on.has('all') && isBuildKits(id)),
  };
}

/** Whether it is hadolint's comment that ignores rules of the next line. */
export function isInlineIgnore({ text }: Dockerfile, { start, end, inside }: Comment): boolean {
  const ignore = inside === undefined ? ignoreIn(text.slice(start, end)) : null;
  return ignore !== null && ignore[1] === undefined;
}

/** BuildKit's checks are named by words, hadolint's rules by letters and digits. */
function isBuildKits(id: string): boolean {
  return !/\d/.test(id);
}

function linesOf({ range, heredocs }: Instruction): { from: number; to: number } {
  return { from: range.start.line, to: (heredocs.at(-1)?.range ?? range).end.line };
}

/** The instruction below a comment, with nothing but comments between. */
function instructionBelow(
  { lines }: Dockerfile,
  comment: number,
  starts: ReadonlyMap<number, Instruction>,
): Instruction | undefined {
  let line = comment + 1;
  while (lines[line]?.role === 'comment' && lines[line]?.inside === false) line += 1;
  return starts.get(line);
}

/** The value of one option of `skip=A,B;error=true`. */
function optionOf(options: string, name: string): string {
  for (const option of options.split(';')) {
    const [key = '', ...value] = option.split('=');
    if (key.trim().toLowerCase() === name) return value.join('=');
  }
  return '';
}

function names(list: string): readonly string[] {
  return list.split(',').flatMap((name) => name.trim() || []);
}

function idsIn(
  document: Dockerfile,
  comment: Comment | Directive,
  source: string,
  list: string,
  lines: Ignore['lines'],
): readonly Ignore[] {
  const found: { id: string; start: number; end: number }[] = [];
  let at = source.indexOf(list);
  for (const part of list.split(',')) {
    const id = part.trim();
    const start = comment.start + at + part.indexOf(id);
    if (id !== '') found.push({ id, start, end: start + id.length });
    at += part.length + 1;
  }
  return found.map(({ id, start, end }, index) => {
    const [before, after] = [found[index - 1], found[index + 1]];
    const gone =
      after !== undefined
        ? document.locate(start, after.start)
        : before !== undefined
          ? document.locate(before.end, end)
          : undefined;
    const removal: readonly TextEdit[] =
      gone === undefined ? wholeComment(document, comment) : [{ range: gone.range, text: '' }];
    return { id, range: document.locate(start, end).range, lines, removal };
  });
}

/** Nothing but the one id is in the comment: its line goes, unless more options stand there. */
function wholeComment(document: Dockerfile, comment: Comment | Directive): readonly TextEdit[] {
  const source = document.text.slice(comment.start, comment.end);
  const skip = /skip[ \t]*=[^;]*;?[ \t]*/i.exec(source);
  const isCheck = check.test(source);
  if (isCheck && skip !== null && source.includes(';')) {
    const isLast = !skip[0].includes(';');
    const from = isLast ? source.lastIndexOf(';', skip.index) : skip.index;
    const to = skip.index + skip[0].length;
    const { range } = document.locate(comment.start + from, comment.start + to);
    return [{ range, text: '' }];
  }
  const line = document.lines[comment.range.start.line];
  if (line === undefined) return [];
  return [{ range: document.locate(line.start, line.end).range, text: '' }];
}
