import type { ContainerSpec } from '../check/types/container.ts';
import type { Container } from '../world/docker/objects/container.ts';

/** The first variable that a container should have and has not, or with another value. */
export interface WantedVariable {
  readonly key: string;
  readonly value: string;
  /** What the container has under that name. */
  readonly found: string | undefined;
  /** The names of all that it has. */
  readonly keys: readonly string[];
}

export function wantedVariable(
  { environment = {} }: ContainerSpec,
  container: Container,
): WantedVariable | undefined {
  const split = (pair: string): readonly [string, string] => {
    const equals = pair.indexOf('=');
    return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  };
  const all = new Map(container.environment.map(split));
  const other = Object.entries(environment).find(([key, value]) => all.get(key) !== value);
  if (other === undefined) return undefined;
  const [key, value] = other;
  return { key, value, found: all.get(key), keys: [...all.keys()] };
}
