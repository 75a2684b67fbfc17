import type { World } from '../../world/world.ts';
import { brokenPod } from './pods.ts';
import type { BrokenPod } from './pods.ts';
import type { AnyFailure } from './subject.ts';

/** A Pod for which the scheduler found no node. */
export interface Unscheduled extends BrokenPod {
  /** The scheduler's words on the nodes, without those on preemption. */
  readonly why: string;
}

export async function unscheduled(
  failure: AnyFailure,
  world: World,
): Promise<Unscheduled | undefined> {
  const broken = await brokenPod(failure, world);
  const words = broken?.pod.unschedulable;
  if (broken === undefined || words === undefined) return undefined;
  return {
    ...broken,
    why: words.replace(/\s*(?:no new claims to deallocate,\s*)?preemption:.*$/s, ''),
  };
}
