import { age } from '../check/age.ts';
import type { Text } from '../text.ts';
import type { ContainerSummary } from '../world/docker/objects/container.ts';
import type { Image } from '../world/docker/objects/image.ts';
import { sameReference } from '../world/docker/reference.ts';
import type { World } from '../world/world.ts';
import { nearness } from '../check/nearMiss.ts';
import { distance, isNear } from '../near.ts';

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

/** A container that could be the wanted one under another name. */
export interface ContainerCandidate {
  readonly container: ContainerSummary;
  /** Made from the wanted image, or, where none is named, from one of the lab's own. */
  readonly sameImage: boolean;
}

/**
 * Containers made since the lab was started that nobody asked for under their name, and that could
 * be the wanted one: from the same image by its id or name, or under almost the same name. One of
 * the right image comes before one of almost the right name, the newest first.
 */
export async function containersNear(
  wanted: { readonly name: string; readonly image?: string | undefined },
  world: World,
): Promise<readonly ContainerCandidate[]> {
  const references = wanted.image === undefined ? (world.owns?.images ?? []) : [wanted.image];
  const [all, ...images] = await Promise.all([
    world.docker.containers(),
    ...references.map((each) => world.docker.image(each)),
  ]);
  const isOwn = ({ name }: ContainerSummary): boolean =>
    world.owns?.containers.includes(name) === true;
  // Where no image is named, one that a container of the lab is made from already is no sign.
  const used = wanted.image === undefined ? all.filter(isOwn) : [];
  const ids = images
    .map((each) => each?.id)
    .filter((id) => id !== undefined && used.every(({ imageId }) => imageId !== id));
  const named = wanted.image === undefined ? [] : [wanted.image];
  const candidates = all
    // The daemon says whole seconds.
    .filter((each) => !isOwn(each) && (each.created + 1) * 1000 > world.startedAt)
    .map((container) => ({
      container,
      sameImage:
        ids.includes(container.imageId) ||
        named.some((each) => sameReference(container.image, each)),
      near: isNear(container.name, wanted.name),
    }))
    .filter(({ sameImage, near }) => sameImage || near)
    .sort(
      (a, b) =>
        Number(b.sameImage) - Number(a.sameImage) ||
        Number(b.near) - Number(a.near) ||
        b.container.created - a.container.created,
    );
  return candidates.map(({ container, sameImage }) => ({ container, sameImage }));
}
