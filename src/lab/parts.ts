import type { Check } from './model.ts';

/** What joins checks, in place of a check type's key. */
export const operators = ['all', 'any', 'not'] as const;
export type Operator = (typeof operators)[number];

export function isOperator(type: string): type is Operator {
  return operators.some((operator) => operator === type);
}

/**
 * Whether a check type asks for an act that was seen, at a time of day. That it was not seen does
 * not prove that it was not done, so it cannot be denied.
 */
export function isAct(type: string): boolean {
  return type === 'event' || type === 'image-event' || type === 'k8s-event';
}

/** The checks that an operator joins; `not` has one. */
export function partsOf({ type, spec }: Check): readonly Check[] {
  if (Array.isArray(spec) && spec.length > 0 && spec.every(isCheck)) return spec;
  throw new RangeError(`no parts of ${type}`);
}

/** The check types' own checks that a check is made of, in the order in which they are written. */
export function leavesOf(check: Check): readonly Check[] {
  return isOperator(check.type) ? partsOf(check).flatMap(leavesOf) : [check];
}

function isCheck(value: unknown): value is Check {
  return (
    typeof value === 'object' &&
    value !== null &&
    'spec' in value &&
    'type' in value &&
    typeof value.type === 'string'
  );
}
