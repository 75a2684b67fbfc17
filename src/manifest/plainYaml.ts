import type { ListNode, ManifestDocument, MapNode, Node, Pair, ScalarNode } from './model.ts';
import { plainValue } from './scalars.ts';

/** Deeper is not written by hand. */
const mostLevels = 100;
const mostNodes = 100_000;
/** No test below may see these: control characters, a byte order mark, half of a line's end. */
const odd = /[^\t\r\n -\ufefe\uff00-\uffff]|\r(?!\n)/;
/** A key without quotes and blanks, in a block and in brackets. What follows its colon is looked at later. */
const blockKey = /[^\s\-?:,[\]{}#&*!|>'"%@`][^\s:]*(?::[^\s:]+)*:(?=[ \r\n]|$)/y;
const flowKey = /[^\s\-?:,[\]{}#&*!|>'"%@`][^\s:,[\]{}]*:(?=[ \r\n])/y;
const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:][^\s,[\]{}]/y;
const toBreak = /[^\r\n]*/y;
const toFlowSign = /[^\r\n,[\]{}]*/y;
const doubleQuoted = /"(?:[^"\\\n]|\\[^\n])*"/y;
const singleQuoted = /'(?:[^'\n]|'')*'/y;
const blockHeader = /[|>][+-]? *\r?\n/y;
const marker = /(?:---|\.\.\.)(?=\s|$)/y;
const notPlain = new Error('not plain YAML');

/**
 * The documents of a text in the YAML that nearly all manifests are written in: block maps and lists,
 * scalars of one line, block scalars, brackets and comments. All is as the `yaml` package has it, in
 * a fifth of its time. Undefined for any other text, and for any that is not surely right.
 */
export function readPlainYaml(text: string): readonly ManifestDocument[] | undefined {
  if (odd.test(text)) return undefined;
  try {
    return makeReader(text).documents();
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

function makeReader(text: string): { readonly documents: () => readonly ManifestDocument[] } {
  let at = 0;
  /** Of the line's first sign; below 0 behind the document's end. */
  let column = -1;
  /** The most indented of the comments before that sign which no value has taken, or -1. */
  let noted = -1;
  /** Where what was read last ends, with the rest of its line and the comments that belong to it. */
  let full = 0;
  let levels = 0;
  let nodes = 0;

  return { documents };

  function documents(): readonly ManifestDocument[] {
    const found: ManifestDocument[] = [];
    gap(-1, false);
    if (column >= 0) found.push({ root: root() });
    while (at < text.length) {
      at += 3;
      restOfLine();
      gap(-1, false);
      found.push({ root: column < 0 ? undefined : root() });
    }
    return found;
  }

  function root(): Node {
    if (text[at] !== '{' && text[at] !== '[') {
      const node = block(column);
      if (column >= 0) throw notPlain;
      return node;
    }
    const node = flow(-1, 1);
    restOfLine();
    gap(-1, false);
    if (column >= 0) throw notPlain;
    return node;
  }

  function block(indent: number): MapNode | ListNode {
    levels += 1;
    if (levels > mostLevels) throw notPlain;
    noted = -1;
    const node = isDash() ? list(indent) : map(indent);
    // Comments as much indented belong to what they follow.
    if (indent > 0 && noted >= indent) {
      full = at;
      noted = -1;
    }
    levels -= 1;
    return node;
  }

  function map(indent: number): MapNode {
    const start = at;
    const pairs: Pair[] = [];
    do {
      const key = blockKeyAt() ?? giveUp();
      noted = -1;
      pairs.push({ key, value: valueBehind(indent, true), merged: false });
      if (column > indent) throw notPlain;
    } while (column === indent && !isDash());
    if (column === indent) throw notPlain;
    return counted({ type: 'map', span: { start, end: full }, pairs, flow: false });
  }

  function list(indent: number): ListNode {
    const start = at;
    const items: Node[] = [];
    do {
      const isNoted = noted >= 0;
      at += 1;
      noted = -1;
      const item = valueBehind(indent, false);
      // An empty one reaches as far as the next sign, for the comment's sake.
      if (isNoted && item.span.start === item.span.end) throw notPlain;
      items.push(item);
      if (column > indent) throw notPlain;
    } while (column === indent && isDash());
    return counted({ type: 'list', span: { start, end: full }, items, flow: false });
  }

  /** What stands behind a colon or a dash, up to the next line that is not its. */
  function valueBehind(indent: number, isInMap: boolean): Node {
    const sign = at;
    skipBlanks();
    const start = at;
    const first = text[at];
    if (first === undefined || isBreak(first) || first === '#') {
      restOfLine();
      gap(indent, false);
      const isNested = column > indent || (isInMap && column === indent && isDash());
      if (isNested) return block(column);
      if (noted >= 0 || first === '#') throw notPlain;
      full = start;
      return scalar(start, start, null, false);
    }
    if (first === '|' || first === '>') {
      const node = blockScalar(indent);
      gap(indent, false);
      return node;
    }
    if (!isInMap) {
      const inner = indent + at - sign + 1;
      if (isDash()) return block(inner);
      const key = blockKeyAt();
      at = start;
      if (key !== undefined) return block(inner);
    }
    const node = first === '{' || first === '[' ? flow(indent, 1) : (quoted() ?? plain(toBreak));
    restOfLine();
    gap(indent, true);
    return node;
  }

  /** Up to the next line with something on it. */
  function gap(indent: number, takesComments: boolean): void {
    noted = -1;
    for (;;) {
      const line = at;
      skipBlanks();
      const next = text[at];
      if (isBreak(next)) {
        skipLine();
      } else if (next === '#') {
        const place = at - line;
        skipLine();
        if (takesComments && noted < 0 && place > indent) full = at;
        else noted = Math.max(noted, place);
      } else {
        column = next === undefined ? -1 : at - line;
        if (column === 0 && matches(marker)) {
          if (next === '.') throw notPlain;
          column = -1;
        }
        return;
      }
    }
  }

  function restOfLine(): void {
    const before = at;
    skipBlanks();
    const next = text[at];
    if (next === '#' && (at > before || text[at - 1] === ' ')) skipLine();
    else if (isBreak(next)) skipLine();
    else if (next !== undefined) throw notPlain;
    full = at;
  }

  function skipBlanks(): void {
    while (text.charCodeAt(at) === 0x20) at += 1;
  }

  function skipLine(): void {
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }

  function isDash(): boolean {
    if (text[at] !== '-') return false;
    const next = text[at + 1];
    return next === ' ' || isBreak(next) || next === undefined;
  }

  /** With its colon. */
  function blockKeyAt(): ScalarNode | undefined {
    const start = at;
    if (takes(blockKey)) return plainKey(start);
    const key = quoted();
    if (key === undefined || text[at] !== ':') return undefined;
    const next = text[at + 1];
    if (next !== ' ' && !isBreak(next) && next !== undefined) return undefined;
    at += 1;
    return key;
  }

  function plainKey(start: number): ScalarNode {
    const written = text.slice(start, at - 1);
    // What it merges counts as the map's own.
    if (written === '<<') throw notPlain;
    return scalar(start, at - 1, plainValue(written), false);
  }

  function quoted(): ScalarNode | undefined {
    const start = at;
    if (text[start] === '"' && takes(doubleQuoted)) {
      return scalar(start, at, unescaped(text.slice(start, at)), true);
    }
    if (text[start] === "'" && takes(singleQuoted)) {
      return scalar(start, at, text.slice(start + 1, at - 1).replaceAll("''", "'"), true);
    }
    return undefined;
  }

  /** @param form up to where it may reach at most */
  function plain(form: RegExp): ScalarNode {
    const start = at;
    if (!matches(plainStart) || !matches(form)) throw notPlain;
    let written = text.slice(start, form.lastIndex);
    const comment = written.indexOf(' #');
    if (comment >= 0) written = written.slice(0, comment);
    let length = written.length;
    while (written.charCodeAt(length - 1) === 0x20) length -= 1;
    if (length < written.length) written = written.slice(0, length);
    at = start + length;
    if (written.includes(': ') || written.endsWith(':') || written.includes('\t')) throw notPlain;
    return scalar(start, at, plainValue(written), false);
  }

  function blockScalar(indent: number): ScalarNode {
    const start = at;
    const [isFolded, chomp] = [text[at] === '>', text[at + 1]];
    if (!takes(blockHeader)) throw notPlain;
    const body = at;
    skipBlanks();
    const inner = at - body;
    const first = text[at];
    if (inner <= indent || first === undefined || isBreak(first)) throw notPlain;
    const lines: string[] = [];
    /** Lines that hold no more than the others' indentation, at the end. */
    let empty = 0;
    let end = body;
    for (at = body; at < text.length;) {
      skipBlanks();
      const isBlank = isBreak(text[at]);
      if (!isBlank && at - end < inner) break;
      const isEmpty = isBlank && at - end <= inner;
      empty = isEmpty ? empty + 1 : 0;
      const next = text.indexOf('\n', at);
      const last = next < 0 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
      lines.push(text.slice(end + inner, Math.max(last, end + inner)));
      at = next < 0 ? text.length : next + 1;
      end = at;
    }
    // Blanks in front of the text's end are more than one reader has stumbled over.
    if (text[at] === '\t' || (at >= text.length && text[at - 1] === ' ')) throw notPlain;
    const kept = chomp === '+' ? lines.splice(lines.length - empty) : [];
    if (chomp !== '+') {
      for (let drop = empty; drop > 0; drop -= 1) {
        lines.pop();
        end = text.lastIndexOf('\n', end - 2) + 1;
      }
    }
    at = end;
    full = end;
    const content = isFolded ? folded(lines) : lines.join('\n');
    const value = chomp === '-' ? content : `${content}\n${'\n'.repeat(kept.length)}`;
    return scalar(start, end, value, true);
  }

  function flow(indent: number, depth: number): MapNode | ListNode {
    if (levels + depth > mostLevels) throw notPlain;
    const start = at;
    const isMap = text[at] === '{';
    const close = isMap ? '}' : ']';
    const pairs: Pair[] = [];
    const items: Node[] = [];
    at += 1;
    skipInFlow(indent, depth);
    while (text[at] !== close) {
      if (isMap) {
        const key = flowKeyAt();
        skipInFlow(indent, depth);
        pairs.push({ key, value: flowValue(indent, depth), merged: false });
      } else items.push(flowValue(indent, depth));
      skipInFlow(indent, depth);
      if (text[at] === ',') {
        at += 1;
        skipInFlow(indent, depth);
      } else if (text[at] !== close) throw notPlain;
    }
    at += 1;
    const span = { start, end: at };
    return counted(
      isMap ? { type: 'map', span, pairs, flow: true } : { type: 'list', span, items, flow: true },
    );
  }

  function flowKeyAt(): ScalarNode {
    const start = at;
    if (takes(flowKey)) return plainKey(start);
    const key = quoted();
    if (key === undefined || text[at] !== ':') throw notPlain;
    at += 1;
    return key;
  }

  function flowValue(indent: number, depth: number): Node {
    const first = text[at];
    if (first === '{' || first === '[') return flow(indent, depth + 1);
    return quoted() ?? plain(toFlowSign);
  }

  /** Blanks, breaks and comments; what follows a break must be indented more than the block around. */
  function skipInFlow(indent: number, depth: number): void {
    let line = -1;
    for (;;) {
      skipBlanks();
      const next = text[at];
      const before = text[at - 1];
      if (isBreak(next)) {
        skipLine();
        line = at;
      } else if (next === '#' && (before === ' ' || before === '\n')) {
        const end = text.indexOf('\n', at);
        at = end < 0 ? text.length : end;
      } else {
        if (line < 0 || at - line > indent) {
          if (line === at && matches(marker)) throw notPlain;
          return;
        }
        const isEnd = at - line === indent && depth === 1 && (next === '}' || next === ']');
        if (!isEnd) throw notPlain;
        return;
      }
    }
  }

  function scalar(
    start: number,
    end: number,
    value: ScalarNode['value'],
    isQuoted: boolean,
  ): ScalarNode {
    const source = text.slice(start, end);
    return counted({ type: 'scalar', span: { start, end }, value, source, quoted: isQuoted });
  }

  function counted<Made>(node: Made): Made {
    nodes += 1;
    if (nodes > mostNodes) throw notPlain;
    return node;
  }

  /** Goes behind what matches there. */
  function takes(form: RegExp): boolean {
    if (!matches(form)) return false;
    at = form.lastIndex;
    return true;
  }

  function matches(form: RegExp): boolean {
    form.lastIndex = at;
    return form.test(text);
  }
}

function isBreak(sign: string | undefined): boolean {
  return sign === '\n' || sign === '\r';
}

function giveUp(): never {
  throw notPlain;
}

/** JSON's escapes are YAML's too. */
function unescaped(source: string): string {
  if (!source.includes('\\')) return source.slice(1, -1);
  try {
    return String(JSON.parse(source));
  } catch {
    throw notPlain;
  }
}

/** Lines in one, but for those that are indented more; an empty line is a break. */
function folded(lines: readonly string[]): string {
  let value = '';
  let between = '';
  let wasDeeper = false;
  for (const line of lines) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (between === ' ') between = '\n';
      else if (!wasDeeper && between === '\n') between = '\n\n';
      value += between + line;
      between = '\n';
      wasDeeper = true;
    } else if (line === '') {
      if (between === '\n') value += '\n';
      else between = '\n';
    } else {
      value += between + line;
      between = ' ';
      wasDeeper = false;
    }
  }
  return value;
}
