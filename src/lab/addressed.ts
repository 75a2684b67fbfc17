import type { ZodMiniType } from 'zod/mini';
import { ownContainer } from './names.ts';
import { schemasAt } from './shape.ts';
import type { Node } from './syntax.ts';

/**
 * The names of containers, in a check's spec, that the check runs a command in or sends a request
 * to: what its schema takes as `ownContainer`.
 */
export function addressedIn(
  node: Node,
  schema: ZodMiniType,
  path: readonly (string | number)[] = [],
): readonly Node[] {
  return [
    ...(schemasAt(schema, path).some((one) => one === ownContainer) ? [node] : []),
    ...[...node.items].flatMap(([key, item]) => addressedIn(item, schema, [...path, key])),
  ];
}
