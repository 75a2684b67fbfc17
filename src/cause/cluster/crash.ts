import type { PodContainer } from '../../world/cluster/answers/pod.ts';
import type { World } from '../../world/world.ts';
import { brokenContainer } from './pods.ts';
import type { BrokenPod } from './pods.ts';
import type { AnyFailure } from './subject.ts';

/** A container that ended and is started again and again, or not at all. */
export interface Crash extends BrokenPod {
  readonly container: PodContainer;
  readonly exitCode: number;
}

const lines = 8;

export async function crashOf(failure: AnyFailure, world: World): Promise<Crash | undefined> {
  const found = await brokenContainer(failure, world, hasEnded);
  return found && { ...found, exitCode: found.container.exitCode ?? 0 };
}

function hasEnded({ state, reason, exitCode, restarts }: PodContainer): boolean {
  if (exitCode === undefined) return false;
  return (
    state === 'terminated' ||
    /^(?:CrashLoopBackOff|RunContainerError)$/.test(reason) ||
    restarts > 0
  );
}

/** What its last run printed in the end. */
export async function lastWords(
  { namespace, name, container }: Crash,
  world: World,
): Promise<readonly string[]> {
  const previous = container.state === 'running';
  const options = { container: container.name, lines, previous };
  return (await world.cluster.logs({ namespace, name }, options)) ?? [];
}
