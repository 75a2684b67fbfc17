/** A code fence tagged `sh run`: what *Run in terminal* sends. */
interface Fence {
  /** Its number among the text's `sh run` fences, from 0. */
  readonly index: number;
  readonly text: string;
  /** Its command lines: continued lines joined, blank lines and comments left out. */
  readonly commands: readonly string[];
  /** Zero-based line of its opening. */
  readonly line: number;
}

const opening = /^([ \t]*)(`{3,}|~{3,})([^\r\n]*)$/;

/** The `sh run` fences of a Markdown text, in order. CommonMark 0.31, 4.5; at any indentation. */
export function fences(markdown: string): readonly Fence[] {
  const found: Fence[] = [];
  const lines = markdown.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  for (let line = 0; line < lines.length; line += 1) {
    const [, indent = '', marks = '', info = ''] = opening.exec(lines[line] ?? '') ?? [];
    if (marks === '' || (marks.startsWith('`') && info.includes('`'))) continue;
    const closing = new RegExp(`^[ \\t]*${marks.charAt(0)}{${String(marks.length)},}[ \\t]*$`);
    const start = line + 1;
    line = start;
    while (line < lines.length && !closing.test(lines[line] ?? '')) line += 1;
    if (!/^\s*sh\s+run\s*$/.test(info)) continue;
    const body = lines.slice(start, line).map((each) => outdent(each, indent.length));
    const text = body.join('\n');
    found.push({ index: found.length, text, commands: commandLines(text), line: start - 1 });
  }
  return found;
}

function commandLines(text: string): readonly string[] {
  return text
    .replace(/\\\n[ \t]*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function outdent(line: string, most: number): string {
  let cut = 0;
  while (cut < most && (line[cut] === ' ' || line[cut] === '\t')) cut += 1;
  return line.slice(cut);
}
