import type { Verdict } from '../../../src/check/verdict.ts';

/** The id of the cause, or the status when it did not fail. */
export function causeOf(verdict: Verdict): string {
  return verdict.status === 'failed' ? (verdict.cause?.id ?? 'none') : verdict.status;
}
