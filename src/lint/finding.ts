import type { Range } from '../range.ts';
import type { Said } from '../text.ts';

/** The most severe first. */
export const severities = ['error', 'warning', 'info', 'style'] as const;
export type Severity = (typeof severities)[number];

/** The names of one rule: hadolint's or kube-linter's first, then those of others for the same. */
export type Ids = readonly [string, ...string[]];

/** The replacement of one range of the linted text; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** A change that takes the finding away. Its edits do not overlap. */
export interface Fix {
  /** What it does, as a command: "Write `COPY`". */
  readonly title: Said;
  readonly edits: readonly TextEdit[];
  /** True where a person must choose, such as a guessed name: *Fix all* leaves it out. */
  readonly choose?: true;
}

/** Another place that the finding is about. */
export interface Related {
  /** Relative to the linted file's folder; the linted file when left out. */
  readonly path?: string;
  readonly range: Range;
  readonly message: Said;
}

/** What a rule says of one place; what it leaves out is the rule's own. */
export interface Found {
  readonly range: Range;
  readonly message: Said;
  /** The rule's ids that say so of this place, where not all of them do. */
  readonly ids?: Ids;
  /** Where this place counts for less or more than the rule says. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** The best first: *Fix all* takes the first. */
  readonly fixes?: readonly Fix[];
}

export interface Finding {
  readonly ids: Ids;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: Said;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Where more is said of it; empty when nowhere. */
  readonly link: string;
}

/** Whether a severity is at or above another. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
