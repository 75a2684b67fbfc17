import type { Text } from '../text.ts';
import type { Found, Ids, Severity } from './finding.ts';

/** What is told of a rule: in hovers, in lists of rules and in reports. */
export interface RuleInfo {
  readonly ids: Ids;
  /** `off` runs only where a config gives it a severity, or in the profile `all`. */
  readonly severity: Severity | 'off';
  /** What it asks for, one line without its end: "Use absolute paths in `WORKDIR`". */
  readonly title: Text;
  /** Why that matters: one to three sentences. */
  readonly why: Text;
  /** The smallest text that has the finding, and the same without it. */
  readonly example: { readonly before: string; readonly after: string };
  /** Whether its findings come with a fix (marked F in the list of rules). */
  readonly fix: boolean;
}

/** One rule over one kind of document. Adding one is one file and a line in the table of its rules. */
export interface Rule<Document, Context> extends RuleInfo {
  /** Pure; in any order. What the text or the config ignores is taken out elsewhere. */
  check(document: Document, context: Context): Iterable<Found>;
}
