import type { Said } from '../../text.ts';
import type { Finding } from '../finding.ts';
import type { RuleInfo } from '../rule.ts';

/** What was found in one file. */
export interface FileReport {
  /** As it is shown, with forward slashes. */
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** What a format may ask beside the findings. */
export interface Printing {
  readonly plain: (said: Said) => string;
  readonly rules: readonly RuleInfo[];
  readonly linkOf: (id: string) => string;
  /** The command's own version. */
  readonly version: string;
}

/**
 * All formats count lines from 1 and columns from 1 in UTF-16 code units, the end being the first
 * column behind; where another counting is prescribed it is said there.
 */
export type Format = (files: readonly FileReport[], printing: Printing) => string;

/** Each finding with its file, in order. */
export function rows(
  files: readonly FileReport[],
): readonly { readonly path: string; readonly finding: Finding }[] {
  return files.flatMap(({ path, findings }) => findings.map((finding) => ({ path, finding })));
}

export function placeOf({ range: { start, end } }: Pick<Finding, 'range'>): {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
} {
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
