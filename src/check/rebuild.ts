import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import type { HistoryEntry, Image } from '../world/docker/objects/image.ts';
import type { World } from '../world/world.ts';
import { sameReference } from '../world/docker/reference.ts';

/** How the newest build of a reference stands to an earlier one. */
export interface Rebuild {
  readonly status:
    | 'rebuilt'
    /** One build only. */
    | 'once'
    /** An earlier build was seen, and its image is no longer there to compare with. */
    | 'gone'
    /** Built again, and the files are the same: nothing was changed in between. */
    | 'unchanged'
    /** The layers that should have been kept were built again. */
    | 'not-kept'
    /** No line of the history is the one that should be kept. */
    | 'no-such-line';
  /** How often the reference was seen to be set since the lab started. */
  readonly tagged: number;
}

/** What a session adds to the event of a tag: the diff ids of its image's layers, base first. */
export const layersAttribute = 'container-lab.layers';

export async function readRebuild(
  reference: string,
  keeps: string,
  image: Image,
  world: World,
): Promise<Rebuild> {
  const setting = world.evidence.events.filter(
    ({ type, action, attributes }) =>
      type === 'image' && action === 'tag' && sameReference(attributes['name'] ?? '', reference),
  );
  const tagged = setting.length;
  const history = (await world.docker.history(reference)) ?? [];
  const kept = keptLayers(image, history, keeps);
  if (kept === undefined) return { status: 'no-such-line', tagged };
  const seen = setting.map((event) => event.id).filter((id) => id !== image.id);
  // Untagged builds of this lab only: those of an earlier one could stand for a build never made.
  const dangling = (await world.docker.images()).filter(
    ({ tags, created }) => tags.length === 0 && created * 1000 >= world.startedAt,
  );
  const ids = new Set([...seen, ...dangling.map((each) => each.id)]);
  const read = await Promise.all([...ids].map((id) => world.docker.image(id)));
  const there = read.filter((each) => each !== undefined).filter((each) => each.id !== image.id);
  const remembered = setting.flatMap(({ id, attributes }) => {
    const layers = attributes[layersAttribute]?.split(' ').filter((layer) => layer !== '');
    const isGone = id !== image.id && there.every((each) => each.id !== id);
    return layers !== undefined && isGone ? [{ id, layers }] : [];
  });
  const builds: readonly Pick<Image, 'id' | 'layers'>[] = [...there, ...remembered];
  const shares = (other: Pick<Image, 'layers'>): boolean =>
    other.layers.length > 0 && kept.every((layer, index) => other.layers[index] === layer);
  if (builds.some((other) => shares(other) && other.layers.at(-1) !== image.layers.at(-1))) {
    return { status: 'rebuilt', tagged };
  }
  if (builds.some((other) => seen.includes(other.id) && !shares(other))) {
    return { status: 'not-kept', tagged };
  }
  const gone = setting.filter(
    ({ id }) => id !== image.id && builds.every((each) => each.id !== id),
  );
  if (gone.length > 0) return { status: byTimes(image, history, keeps, gone), tagged };
  return { status: tagged > 1 ? 'unchanged' : 'once', tagged };
}

/**
 * Without the earlier images, which BuildKit with containerd's image store drops at once when their
 * tag moves: what was built before an earlier tag was set came from the cache, what is younger was
 * built anew. An image is as old as its newest layer; a history counts in whole seconds.
 */
function byTimes(
  { created = 0 }: Image,
  history: readonly HistoryEntry[],
  keeps: string,
  earlier: readonly DaemonEvent[],
): Rebuild['status'] {
  const index = history.findLastIndex((entry) => entry.createdBy.includes(keeps));
  const newestKept = Math.max(...history.slice(0, index + 1).map((entry) => entry.created * 1000));
  if (earlier.some(({ time }) => newestKept <= time && created > time)) return 'rebuilt';
  return earlier.some(({ time }) => newestKept > time) ? 'not-kept' : 'gone';
}

/** The layers up to the history line that holds `keeps`, counted from the end of both lists. */
function keptLayers(
  image: Image,
  history: readonly HistoryEntry[],
  keeps: string,
): readonly string[] | undefined {
  const index = history.findLastIndex((entry) => entry.createdBy.includes(keeps));
  if (index < 0) return undefined;
  const after = history.slice(index + 1).filter((entry) => entry.layer).length;
  return image.layers.slice(0, Math.max(1, image.layers.length - after));
}
