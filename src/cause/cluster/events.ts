import * as z from 'zod/mini';
import { readAs } from '../../world/cluster/answers/object.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { text } from '../../world/docker/answers/pieces.ts';
import type { World } from '../../world/world.ts';

const shape = z.object({ reason: text, message: text });

interface Told {
  readonly reason: string;
  readonly message: string;
}

/** What the cluster has told of an object, oldest first. */
export async function toldOf(
  { apiVersion, kind, namespace, name }: ClusterObject,
  world: World,
): Promise<readonly Told[]> {
  const events = await world.cluster.events({ apiVersion, kind, namespace, name });
  return events.map((event) => readAs(shape, event));
}
