import type { Container } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import type { Failure } from './cause.ts';
import { subjectOf } from './subject.ts';
import type { Subject } from './subject.ts';

type Mount = Container['mounts'][number];

/** A mount that a container should have and has not, or from somewhere else. */
export interface WantedMount extends Subject {
  readonly container: Container;
  /** The volume's name, or the host's path. */
  readonly source: string;
  /** Undefined where any will do. */
  readonly target: string | undefined;
  /** What is mounted at the target. */
  readonly at: Mount | undefined;
}

/** Undefined when the failure is about no mount. */
export async function wantedMount(
  failure: Failure<unknown, unknown>,
  world: World,
): Promise<WantedMount | undefined> {
  const { type, spec, judgement } = failure;
  const mine =
    (type === 'container' && judgement.aspect === 'mounts') ||
    (type === 'volume' && judgement.aspect === 'used-by');
  const subject = mine ? await subjectOf(failure, world) : undefined;
  const container = subject?.container;
  if (subject === undefined || container === undefined) return undefined;
  const all = type === 'volume' ? ofVolume(spec) : Object.entries(subject.wanted?.mounts ?? {});
  for (const [target, source] of all) {
    const at = container.mounts.find((mount) => mount.target === target);
    if (source === undefined || at?.source === source) continue;
    return { ...subject, container, source, target, at };
  }
  return undefined;
}

function ofVolume(spec: unknown): readonly (readonly [string | undefined, string | undefined])[] {
  const field = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const [name, target] = [field(spec, 'name'), field(field(spec, 'usedBy'), 'target')];
  return typeof name === 'string' ? [[typeof target === 'string' ? target : undefined, name]] : [];
}
