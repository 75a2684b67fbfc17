import { layersAttribute } from '../check/rebuild.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import { WorldError } from '../world/worldError.ts';

/** Milliseconds for reading one image. */
const patience = 3_000;

/**
 * The event of a tag that was set, with the layers of its image, as long as that is there: BuildKit
 * with containerd's image store drops it at once when the next build takes its tag. Undefined for
 * every other event, and when the image cannot be read.
 */
export async function withLayers(
  event: DaemonEvent,
  connection: Pick<DockerConnection, 'reader'>,
  signal: AbortSignal,
): Promise<DaemonEvent | undefined> {
  if (event.type !== 'image' || event.action !== 'tag') return undefined;
  try {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const image = await connection.reader(ends).image(event.id);
    if (image === undefined || image.id !== event.id) return undefined;
    const attributes = { ...event.attributes, [layersAttribute]: image.layers.join(' ') };
    return { ...event, attributes };
  } catch (error) {
    if (error instanceof WorldError) return undefined;
    throw error;
  }
}
