import type { RegistryObservation, RegistrySpec } from '../check/types/registry.ts';
import { parseReference } from '../world/docker/reference.ts';
import type { ImageReference } from '../world/docker/reference.ts';
import type { World } from '../world/world.ts';
import { dockerCommands } from './terminal.ts';
import type { DockerCommand } from './terminal.ts';

/** A `docker push` that the lab's terminal saw. */
export interface PushLine extends DockerCommand {
  /** What it pushed, as typed. */
  readonly ref: string;
  readonly to: ImageReference;
  /** Whether a registry's host stands in it: without one docker takes its default. */
  readonly hasHost: boolean;
}

/** The newest push since the lab was started. */
export function lastPush(world: World): PushLine | undefined {
  return dockerCommands(world)
    .flatMap((command): PushLine[] => {
      const words = command.words[0] === 'image' ? command.words.slice(1) : command.words;
      const ref = words.slice(1).findLast((word) => !word.startsWith('-'));
      if (words[0] !== 'push' || ref === undefined) return [];
      const parsed = parseReference(ref);
      if ('fault' in parsed) return [];
      const first = ref.split('/', 1)[0] ?? '';
      const hasHost = ref.includes('/') && (/[.:]/.test(first) || first === 'localhost');
      return [{ ...command, ref, to: parsed.reference, hasHost }];
    })
    .at(-1);
}

/** The host that stands before a name for the lab's own registry. */
export function hostFor({ at }: RegistryObservation, spec: RegistrySpec): string {
  return `localhost:${at?.hostPort ?? spec.port}`;
}

/** The reference that the lab wants in its registry. */
export function wantedRef(spec: RegistrySpec, seen: RegistryObservation): string {
  const tag = spec.tag ?? spec.tags?.[0] ?? 'latest';
  return `${hostFor(seen, spec)}/${spec.repository ?? '____'}:${tag}`;
}

/** Whether something that should be in the registry is not. */
export function lacksImage(aspect: string | undefined): boolean {
  return aspect === 'repository' || aspect === 'tag' || aspect === 'digest';
}
