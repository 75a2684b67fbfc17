/** Disagreements of one kind, and who is right in them. */
export interface Settled {
  readonly check: string;
  readonly only: 'kube-score' | 'ours';
  /** What stands anywhere in the file. */
  readonly file?: RegExp;
  readonly right: 'kube-score' | 'ours';
  readonly why: string;
}

/** The first that fits counts. */
export const settled: readonly Settled[] = [
  {
    check: 'ingress-targets-service',
    only: 'ours',
    file: /port: \{number:/,
    right: 'ours',
    why: 'kube-score compares names where numbers differ: two that are not written count as the same.',
  },
];
