import { isRecord } from '../../record.ts';
import { severities, type Severity } from '../../lint/finding.ts';

/** Lines and columns count from 1, in code points; a tab is one. */
interface Stretch {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What ShellCheck says of one place. */
export interface Remark extends Stretch {
  /** Without `SC`. */
  readonly code: number;
  readonly level: Severity;
  readonly message: string;
  /** Of its fix; empty without one. */
  readonly replacements: readonly Replacement[];
}

export interface Replacement extends Stretch {
  readonly text: string;
  /** What an insertion belongs to, where a line continuation lies between them. */
  readonly before: 'what-follows' | 'what-precedes';
}

/**
 * What stands in `--format=json1`, by file. Throws when it is something else.
 */
export function readAnswer(json: string): ReadonlyMap<string, readonly Remark[]> {
  const root: unknown = JSON.parse(json);
  const comments = isRecord(root) ? root['comments'] : undefined;
  if (!Array.isArray(comments)) throw new TypeError('The answer has no comments.');
  const found = new Map<string, Remark[]>();
  for (const comment of comments as readonly unknown[]) {
    const remark = remarkOf(comment);
    if (remark === undefined || !isRecord(comment)) continue;
    const file = String(comment['file']);
    const all = found.get(file);
    if (all === undefined) found.set(file, [remark]);
    else all.push(remark);
  }
  return found;
}

function remarkOf(comment: unknown): Remark | undefined {
  const stretch = stretchOf(comment);
  if (stretch === undefined || !isRecord(comment)) return undefined;
  const { code, message, fix } = comment;
  const level = severities.find((one) => one === comment['level']);
  if (typeof code !== 'number' || typeof message !== 'string' || level === undefined) {
    return undefined;
  }
  const written = isRecord(fix) && Array.isArray(fix['replacements']) ? fix['replacements'] : [];
  const replacements = written.map(replacementOf);
  // A fix that is not understood whole is none.
  const whole = replacements.every((each) => each !== undefined) ? replacements : [];
  return { ...stretch, code, level, message, replacements: whole };
}

function replacementOf(written: unknown): Replacement | undefined {
  const stretch = stretchOf(written);
  if (stretch === undefined || !isRecord(written)) return undefined;
  const { replacement: text, insertionPoint } = written;
  if (typeof text !== 'string') return undefined;
  const before = insertionPoint === 'afterEnd' ? 'what-follows' : 'what-precedes';
  return { ...stretch, text, before };
}

function stretchOf(written: unknown): Stretch | undefined {
  if (!isRecord(written)) return undefined;
  const { line, column, endLine, endColumn } = written;
  return isCount(line) && isCount(column) && isCount(endLine) && isCount(endColumn)
    ? { line, column, endLine, endColumn }
    : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
