import type { CheckType } from '../check/checkType.ts';
import type { Degree, Judgement } from '../check/verdict.ts';
import type { Place } from '../range.ts';
import type { Arguments, Text } from '../text.ts';
import type { World } from '../world/world.ts';

/** A failed check, as a cause sees it. */
export interface Failure<Spec, Observation> {
  /** The check type's key. */
  readonly type: string;
  readonly task: string;
  readonly spec: Spec;
  readonly observation: Observation;
  readonly judgement: Judgement;
}

export interface Recognised {
  readonly args: Arguments;
  readonly places?: readonly Place[];
  readonly excerpt?: readonly string[];
  /** By degrees; the first is shown at once. */
  readonly degrees: readonly Degree[];
}

/** One reason why checks fail. Adding one is one file and a line in `causes.ts`. */
export interface Cause<Spec, Observation> {
  readonly id: string;
  readonly for: readonly CheckType<Spec, Observation>[];
  /** What happened, in one or two sentences. */
  readonly text: Text;
  /** What lies behind it and what it is recognised by, for `explain` and the page of causes. */
  readonly about: Text;
  /** The texts of its degrees, from the question on, for the same. */
  readonly help: readonly Text[];
  /** Reads only, and may read more than the check did; undefined when it is not this. */
  recognise(
    failure: Failure<Spec, Observation>,
    world: World,
  ): Promise<Recognised | undefined> | Recognised | undefined;
}

export function defineCause<Spec, Observation>(
  cause: Cause<Spec, Observation>,
): Cause<Spec, Observation> {
  return cause;
}
