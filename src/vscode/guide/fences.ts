const fence = /^([ \t>]*)(`{3,}|~{3,})[ \t]*([^`]*)$/;

/** The contents of the text's `sh run` fences, in order: what the guide's Run buttons run. */
export function runFences(markdown: string): readonly string[] {
  const found: string[] = [];
  let open: { readonly mark: string; readonly indent: string; readonly runs: boolean } | undefined;
  let lines: string[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const match = fence.exec(line);
    const mark = match?.[2] ?? '';
    const info = (match?.[3] ?? '').trim();
    if (open === undefined) {
      if (match === null) continue;
      open = { mark, indent: match[1] ?? '', runs: info === 'sh run' };
      lines = [];
    } else if (match !== null && info === '' && mark.startsWith(open.mark)) {
      if (open.runs) found.push(lines.join('\n'));
      open = undefined;
    } else {
      lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart());
    }
  }
  return found;
}
