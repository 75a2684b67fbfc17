import type { ZodMiniType } from 'zod/mini';
import type { World } from '../world/world.ts';
import type { Judgement } from './verdict.ts';

export interface CheckContext {
  readonly world: World;
  /** The task's id, for what is kept by task (answers). */
  readonly task: string;
}

/**
 * One way of asking the world. `observe` reads and changes nothing, and throws WorldError when the
 * environment is not ready; `judge` is pure.
 */
export interface CheckType<Spec, Observation> {
  /** The key in lab.yaml. */
  readonly type: string;
  /** Strict; also the source of labs/lab.schema.json. Variables stand as `${name}` in strings. */
  readonly schema: ZodMiniType<Spec>;
  /**
   * The aspects that mean: what it is about is not there. A `not` of it fails then. Left out, they
   * are the common ones of `expression.ts`.
   */
  readonly subjectAspects?: readonly string[];
  observe(spec: Spec, context: CheckContext): Promise<Observation>;
  judge(spec: Spec, observation: Observation): Judgement;
}

export function defineCheck<Spec, Observation>(
  check: CheckType<Spec, Observation>,
): CheckType<Spec, Observation> {
  return check;
}
