/** What a verb found: the environment not being ready counts more than a failure. */
export const exitCode = { passed: 0, failed: 1, blocked: 2, usage: 64 } as const;

export function worst(codes: readonly number[]): number {
  return Math.max(exitCode.passed, ...codes);
}
