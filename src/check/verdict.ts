import type { Edit, Place } from '../range.ts';
import type { Said } from '../text.ts';

/** One way out, offered beside a cause. */
export type Remedy =
  | { readonly run: readonly string[] }
  | { readonly edit: Edit }
  | { readonly open: Place }
  | { readonly setVariable: string }
  /** The full name of one of our settings. */
  | { readonly setting: string };

/** One degree of help: first a question, then the form with gaps, then the command. */
export interface Degree {
  readonly text: Said;
  readonly remedy?: Remedy;
}

/** Why a task failed, or why the world could not be asked. */
export interface Explanation {
  /** Stable id, e.g. `wrong-tag`. */
  readonly id: string;
  readonly text: Said;
  /** By degrees; the first is shown at once. */
  readonly degrees: readonly Degree[];
  /** The lines that the cause is in, most telling first. */
  readonly places: readonly Place[];
  /** More lines for a person to look at as they are, e.g. the last log lines. */
  readonly excerpt?: readonly string[];
}

/** What a check type says of what it saw. `expected` and `observed` are shown side by side. */
export interface Judgement {
  readonly pass: boolean;
  readonly expected: Said;
  readonly observed: Said;
  /** Which aspect failed, for the causes, e.g. `missing`, `command`; `notAsked` is no failure. */
  readonly aspect?: string;
  /** Lines of the learner's files that this is about. */
  readonly places?: readonly Place[];
  /** A reply to what the learner answered. */
  readonly reply?: Said;
}

/** The aspect of what only a probe could tell, in a run that nobody asked for: it stays as it was. */
export const notAsked = 'not-asked';

export type Verdict =
  | { readonly status: 'passed'; readonly judgement: Judgement }
  | {
      readonly status: 'failed';
      readonly judgement: Judgement;
      /** Filled by the session; a bare check has none. */
      readonly cause?: Explanation;
    }
  | { readonly status: 'blocked'; readonly block: Explanation }
  | { readonly status: 'waiting'; readonly for: string };
