import type { Said, Text } from '../../text.ts';
import type { Typed } from './cursor.ts';
import type { PathsWanted } from './paths.ts';

/** One thing that may be written at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly kind:
    | 'instruction'
    | 'flag'
    | 'value'
    | 'stage'
    | 'variable'
    | 'image'
    | 'file'
    | 'folder'
    | 'directive';
  /** What is written: snippet syntax where `snippet` is set. */
  readonly insert: string;
  readonly snippet: boolean;
  /** What it replaces: up to the cursor, and with what is left of the word behind it. */
  readonly start: number;
  readonly cursor: number;
  readonly end: number;
  readonly detail?: string;
  readonly about?: Text | Said;
  readonly link?: string;
  /** Whether more is proposed at once when it is taken. */
  readonly goesOn?: boolean;
}

/** What is replaced. */
export type Gap = Pick<Proposal, 'start' | 'cursor' | 'end'>;

/**
 * The place of the last letters of what is typed, with what is left behind the cursor.
 * @param from the first letter that is replaced
 * @param left what of the text behind the cursor belongs to it
 */
export function gapOf(text: string, { folded, offset }: Typed, from: number, left: RegExp): Gap {
  const start = from < folded.text.length ? folded.offsetAt(from) : offset;
  // What an escape character has broken over lines cannot be replaced in one piece.
  const isOneLine = offset - start === folded.text.length - from;
  const rest = left.exec(text.slice(offset, offset + 500))?.[0] ?? '';
  return { start: isOneLine ? start : offset, cursor: offset, end: offset + rest.length };
}

/** What may be written at the cursor, and what is to be asked for outside of the file. */
export interface Completion {
  readonly proposals: readonly Proposal[];
  /** The images that the daemon knows go here. */
  readonly images?: Gap;
  /** The paths of the build context go here. */
  readonly paths?: PathsWanted;
}

/** What a snippet looks like: its placeholders' words. */
export function preview(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d/g, '')
    .replace(/\n[^]*/, ' …');
}
