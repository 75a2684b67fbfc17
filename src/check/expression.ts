import type { Check } from '../lab/model.ts';
import { isOperator, partsOf } from '../lab/parts.ts';
import type { Operator } from '../lab/parts.ts';
import { said } from '../text.ts';
import type { Text } from '../text.ts';
import type { Judged } from './run.ts';

/** What came of one check, or of several that are joined. */
export type Outcome =
  /** The part that is shown. */
  | { readonly is: 'passed'; readonly judged: Judged }
  | {
      readonly is: 'failed';
      /** The part that is shown, and whose cause is searched. */
      readonly judged: Judged;
      /** The first part whose subject is not there, for a `not` around it. */
      readonly subjectless: Judged | undefined;
    }
  | { readonly is: 'blocked'; readonly error: unknown }
  /** Only a probe could tell, and nobody asked for this run. */
  | { readonly is: 'unasked' };

type Of<Is extends Outcome['is']> = Extract<Outcome, { readonly is: Is }>;

/** The aspects of the check types by which their subject is not there, unless they name others. */
export const commonSubjectAspects: readonly string[] = [
  'missing',
  'no-container',
  'not-running',
  'not-owned',
];

/**
 * Asks every part at the same time. No part waits: only whole tasks have an `after`.
 * - `all` fails with its first failing part, else it is blocked, else unasked, as any part is.
 * - `any` passes with its first passing part, else it is blocked, else unasked, as any part is; it
 *   fails with the nearest part: the first whose subject is there.
 * - `not` fails when its part passes, and when the subject of any part below it is not there: what
 *   is gone proves nothing. What is blocked stays blocked.
 */
export async function evaluate(
  check: Check,
  ask: (check: Check) => Promise<Outcome>,
): Promise<Outcome> {
  if (!isOperator(check.type)) return ask(check);
  const outcomes = await Promise.all(partsOf(check).map((part) => evaluate(part, ask)));
  return joined(check.type, outcomes);
}

function joined(operator: Operator, outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes;
  if (first === undefined) throw new RangeError(`${operator} of nothing`);
  if (operator === 'not') return denied(first);
  const passed = outcomes.find(are('passed'));
  const failed = outcomes.filter(are('failed'));
  const open = outcomes.find(are('blocked')) ?? outcomes.find(are('unasked'));
  const subjectless = failed.find((each) => each.subjectless !== undefined)?.subjectless;
  if (operator === 'all') {
    const [shown] = failed;
    return shown === undefined ? (open ?? first) : { ...shown, subjectless };
  }
  const nearest = failed.find((each) => each.subjectless === undefined) ?? failed[0];
  return passed ?? open ?? (nearest === undefined ? first : { ...nearest, subjectless });
}

function are<Is extends Outcome['is']>(is: Is): (outcome: Outcome) => outcome is Of<Is> {
  return (outcome): outcome is Of<Is> => outcome.is === is;
}

const notSo: Text = { en: 'not: {what}', 'zh-cn': '不应是：{what}' };

function denied(outcome: Outcome): Outcome {
  if (outcome.is !== 'passed' && outcome.is !== 'failed') return outcome;
  if (outcome.is === 'failed' && outcome.subjectless !== undefined) {
    return { ...outcome, judged: outcome.subjectless };
  }
  const { judged } = outcome;
  const { places, observed } = judged.judgement;
  const expected = said(notSo, { what: judged.judgement.expected });
  if (outcome.is === 'failed') {
    return { is: 'passed', judged: { ...judged, judgement: { pass: true, expected, observed } } };
  }
  const part: Check = { type: judged.type, spec: judged.spec };
  const judgement = {
    pass: false,
    aspect: 'still-so',
    expected,
    observed,
    ...(places === undefined ? {} : { places }),
  };
  const failed = { ...judged, type: 'not', spec: [part], judgement };
  return { is: 'failed', judged: failed, subjectless: undefined };
}
