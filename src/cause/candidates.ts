import { age } from '../check/age.ts';
import type { Text } from '../text.ts';
import type { ContainerSummary, Image } from '../world/docker/docker.ts';
import { sameReference } from '../world/docker/reference.ts';
import type { World } from '../world/world.ts';
import { distance, nearness } from '../check/nearMiss.ts';

/** An image under a name that could be a slip of the wanted one. */
interface ImageCandidate {
  readonly reference: string;
  readonly image: Image;
  readonly nearness: 'tag' | 'repository';
}

/**
 * Images built or named since the lab was started whose name is near the wanted one, the nearest
 * first. Older images are not this lab's, and names that the lab itself uses are nobody's slip.
 */
export async function imagesNear(wanted: string, world: World): Promise<readonly ImageCandidate[]> {
  const others = (await world.docker.images())
    .flatMap(({ tags }) => tags)
    .filter((tag) => world.owns?.images.some((own) => sameReference(own, tag)) !== true);
  const near = others
    .map((reference) => ({ reference, nearness: nearness(wanted, reference) }))
    .sort((a, b) => distance(a.reference, wanted) - distance(b.reference, wanted));
  const candidates = await Promise.all(
    near.map(async (each) => {
      if (each.nearness === undefined) return undefined;
      const image = await world.docker.image(each.reference);
      if (image === undefined || !isNew(each.reference, image, world)) return undefined;
      return { reference: each.reference, image, nearness: each.nearness };
    }),
  );
  return candidates.filter((each) => each !== undefined);
}

/** Whether a reference was built or set since the lab was started. A cached build keeps its old date. */
function isNew(reference: string, image: Image, world: World): boolean {
  const last = Math.max(image.created ?? 0, image.lastTagged ?? 0);
  return last >= world.startedAt || taggedAt(reference, world) !== undefined;
}

/** When a reference was last seen to be set; milliseconds since 1970. */
function taggedAt(reference: string, world: World): number | undefined {
  return world.evidence.events.findLast(
    ({ type, action, attributes }) =>
      type === 'image' && action === 'tag' && sameReference(attributes['name'] ?? '', reference),
  )?.time;
}

/** How long ago an image was built or named. */
export function imageAge({ reference, image }: ImageCandidate, world: World): Text {
  const built = image.lastTagged ?? taggedAt(reference, world) ?? image.created ?? world.now;
  return age(world.now - built);
}

/** Containers that the lab does not ask for under their name, newest first. */
export async function strayContainers(world: World): Promise<readonly ContainerSummary[]> {
  return (await world.docker.containers())
    .filter(({ name }) => world.owns?.containers.includes(name) !== true)
    .toSorted((a, b) => b.created - a.created);
}
