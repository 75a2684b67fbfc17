import type { Range } from '../range.ts';

/** A here-document of RUN, COPY or ADD (BuildKit, frontend/dockerfile/parser). */
export interface Heredoc {
  readonly name: string;
  /** The body's lines, without the one that ends it. */
  readonly body: string;
  readonly range: Range;
  readonly terminated: boolean;
}

export interface HeredocsOfLine {
  /** The line that the instruction begins on. */
  readonly line: number;
  /** The last line before the first body. */
  readonly lastLine: number;
  readonly heredocs: readonly Heredoc[];
}

const takesHeredocs = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i;
const operator = /^\d*<<(-?)(["']?)([^<"'\s]+)\2$/;

/** Finds the here-documents of a Dockerfile's lines, by the instruction they belong to. */
export function findHeredocs(lines: readonly string[], escape: string): readonly HeredocsOfLine[] {
  const found: HeredocsOfLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (isSkipped(lines[at] ?? '')) continue;
    const first = at;
    let text = '';
    for (;;) {
      const line = lines[at] ?? '';
      const goesOn = line.trimEnd().endsWith(escape);
      if (at === first || !isSkipped(line)) {
        text += goesOn ? line.trimEnd().slice(0, -1) : line;
        if (!goesOn) break;
      }
      if (at + 1 >= lines.length) break;
      at += 1;
    }
    if (!takesHeredocs.test(text)) continue;
    const lastLine = at;
    const heredocs: Heredoc[] = [];
    for (const word of text.split(/\s+/)) {
      const match = operator.exec(word);
      if (match === null) continue;
      const { heredoc, end } = readBody(lines, at + 1, match[3] ?? '', match[1] === '-');
      heredocs.push(heredoc);
      at = end;
    }
    if (heredocs.length > 0) found.push({ line: first, lastLine, heredocs });
  }
  return found;
}

function readBody(
  lines: readonly string[],
  from: number,
  name: string,
  tabs: boolean,
): { heredoc: Heredoc; end: number } {
  let end = from;
  const ends = (line: string): boolean => (tabs ? line.replace(/^\t+/, '') : line) === name;
  while (end < lines.length && !ends(lines[end] ?? '')) end += 1;
  const terminated = end < lines.length;
  const body = lines.slice(from, end);
  const range = terminated
    ? { start: { line: from, character: 0 }, end: { line: end, character: 0 } }
    : {
        start: { line: Math.min(from, lines.length - 1), character: 0 },
        end: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
      };
  return {
    heredoc: { name, body: body.join('\n'), range, terminated },
    end: Math.min(end, lines.length - 1),
  };
}

function isSkipped(line: string): boolean {
  const text = line.trimStart();
  return text === '' || text.startsWith('#');
}
