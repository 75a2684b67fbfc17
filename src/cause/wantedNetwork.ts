import type { Container } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import type { Failure } from './cause.ts';
import { subjectOf } from './subject.ts';
import type { Subject } from './subject.ts';

/** A network that a check asks for: by itself, or as one that a container should be on. */
export interface WantedNetwork {
  readonly name: string;
  /** Whether the daemon has it. */
  readonly there: boolean;
  /** The names of all networks that a person made. */
  readonly others: readonly string[];
  /** The container that should be on it, when one is why the check failed. */
  readonly subject: (Subject & { readonly container: Container }) | undefined;
}

const predefined: ReadonlySet<string> = new Set(['bridge', 'host', 'none']);

/** Undefined when the failure is about no network. */
export async function wantedNetwork(
  failure: Failure<unknown, unknown>,
  world: World,
): Promise<WantedNetwork | undefined> {
  const { type, spec, judgement } = failure;
  const { aspect } = judgement;
  const alone = type === 'network' && (aspect === 'missing' || aspect === 'containers');
  const ofContainer = type === 'container' && (aspect === 'networks' || aspect === 'network-mode');
  if (!alone && !ofContainer) return undefined;
  const found = await subjectOf(failure, world);
  const subject =
    found?.container === undefined ? undefined : { ...found, container: found.container };
  const wanted = subject?.wanted;
  const name = alone
    ? nameOf(spec)
    : aspect === 'network-mode'
      ? wanted?.networkMode
      : wanted?.networks?.find((each) => subject?.container.networks.includes(each) !== true);
  if (name === undefined) return undefined;
  const names = (await world.docker.networks()).map((each) => each.name);
  return {
    name,
    there: predefined.has(name) || names.includes(name),
    others: names.filter((each) => !predefined.has(each)),
    subject,
  };
}

function nameOf(spec: unknown): string | undefined {
  const name: unknown =
    typeof spec === 'object' && spec !== null ? Reflect.get(spec, 'name') : undefined;
  return typeof name === 'string' ? name : undefined;
}
