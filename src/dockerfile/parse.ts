import { findFaults } from './faults.ts';
import { escapeOf, readComment, readDirectives } from './head.ts';
import { findOperators, readHeredocs } from './heredocs.ts';
import { mayHoldHeredocs, readHead, withHeredocs } from './instruction.ts';
import { continuationAt, splitLines } from './lines.ts';
import type { RawLine } from './lines.ts';
import type { Comment, Dockerfile, Instruction, Line, LineRole } from './model.ts';
import { FoldedBuilder, FoldedText, Places } from './places.ts';
import { globalValues } from './scopes.ts';
import { findStages } from './stages.ts';

/**
 * Reads a Dockerfile as BuildKit does, and goes on where BuildKit would stop; it never throws. Ranges
 * are those of the text without its byte order mark, as editors count.
 */
export function parseDockerfile(source: string): Dockerfile {
  const bom = source.startsWith('\uFEFF');
  const text = bom ? source.slice(1) : source;
  const raw = splitLines(text);
  const places = new Places(
    raw.map(({ start }) => start),
    text.length,
  );
  const directives = readDirectives(raw, places);
  const escape = escapeOf(directives);
  const lines: Line[] = [];
  const comments: Comment[] = [];
  const instructions: Instruction[] = [];
  const add = (line: RawLine, role: LineRole, inside: boolean, continuation?: number): void => {
    const { start, textEnd, end } = line;
    lines.push({ role, start, textEnd, end, inside, continuation });
  };
  let stage = -1;
  for (let at = 0; at < raw.length;) {
    const first = raw[at];
    if (first === undefined) break;
    if (first.kind !== 'code') {
      const role = lines.length < directives.length ? 'directive' : first.kind;
      add(first, role, false);
      if (role === 'comment') comments.push({ ...readComment(first, places), inside: undefined });
      at += 1;
      continue;
    }
    const { folded, end, within } = foldLines(raw, at, escape, places, add);
    at = end;
    const head = readHead(folded, { escape, stage, onbuild: false });
    if (head.keyword === 'FROM') stage += 1;
    const operators = mayHoldHeredocs(head) ? findOperators(folded) : [];
    const bodies = readHeredocs(operators, raw, at, places);
    const closing = new Set(bodies.heredocs.map(({ terminator }) => terminator?.start));
    for (const line of raw.slice(at, bodies.end)) {
      add(line, closing.has(line.start) ? 'heredoc-end' : 'heredoc', true);
    }
    at = bodies.end;
    const instruction = withHeredocs(head, bodies.heredocs, stage);
    // An escape character alone at the end of the file begins nothing.
    const inside = instruction.keyword === '' ? undefined : instruction;
    if (inside !== undefined) instructions.push(inside);
    for (const line of within) comments.push({ ...readComment(line, places), inside });
  }
  const stages = findStages(instructions, places, globalValues(instructions, escape));
  return {
    ...{ text, bom, escape, lines, directives, comments, instructions, stages },
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    faults: findFaults(instructions),
    positionAt: (offset) => places.positionAt(offset),
    offsetAt: (position) => places.offsetAt(position),
    locate: (start, end) => places.locate(start, end),
  };
}

/** The lines of one instruction as one: comments, empty lines and continuations are gone. */
function foldLines(
  raw: readonly RawLine[],
  from: number,
  escape: string,
  places: Places,
  add: (line: RawLine, role: LineRole, inside: boolean, continuation?: number) => void,
): { readonly folded: FoldedText; readonly end: number; readonly within: readonly RawLine[] } {
  const builder = new FoldedBuilder(places, raw[from]?.start ?? 0);
  const within: RawLine[] = [];
  let at = from;
  for (let goesOn = true; goesOn && at < raw.length; at += 1) {
    const line = raw[at];
    if (line === undefined) break;
    if (line.kind === 'code') {
      const continued = continuationAt(line.text, escape);
      builder.add(line.text.slice(0, continued), line.start);
      add(line, 'instruction', true, continued === undefined ? undefined : line.start + continued);
      goesOn = continued !== undefined;
    } else {
      add(line, line.kind, true);
      if (line.kind === 'comment') within.push(line);
    }
  }
  return { folded: FoldedText.of(builder), end: at, within };
}
