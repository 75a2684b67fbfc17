/** What was checked or tried, in the shape that test runners know. Texts are plain, in one language. */
export interface Suite {
  /** The lab's id. */
  readonly name: string;
  readonly cases: readonly Case[];
  readonly milliseconds?: number;
  /** More to know of it, by name. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** One task, or one trial. */
export interface Case {
  readonly name: string;
  readonly result: 'passed' | 'failed' | 'blocked' | 'skipped';
  readonly milliseconds?: number;
  /** The id of the cause, or of what stands in the way. */
  readonly id?: string;
  /** Why, in lines for people; the first says most. */
  readonly lines: readonly string[];
}

export function countOf(suites: readonly Suite[], result?: Case['result']): number {
  return suites
    .flatMap(({ cases }) => cases)
    .filter((one) => result === undefined || one.result === result).length;
}
