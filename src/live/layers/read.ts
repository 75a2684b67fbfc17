import { isImageName } from '../../dockerfile/imageName.ts';
import { instructionsOf, rootOf } from '../../dockerfile/history/match.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import type { Docker, DockerConnection } from '../../world/docker/docker.ts';
import type { HistoryEntry, ImageSummary } from '../../world/docker/objects/image.ts';
import type { Layer } from '../../world/docker/objects/layer.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { earlierOf } from './cached.ts';
import { chooseImage, type Chosen } from './choose.ts';
import { largestImage } from './files.ts';
import type { BuiltImage, Contents, SeenBase, SeenImage } from './seen.ts';

/** Images that are compared with a file, the newest first. */
const mostImages = 40;
/** Calls to the daemon at a time. */
const atOnce = 8;
/** Histories and layers that are remembered, and files in all of these. */
const mostKept = 400;
const mostFiles = 500_000;

/** What is known of a daemon's images and never changes, and how a name has moved. */
export interface Memory {
  readonly histories: Map<string, readonly HistoryEntry[]>;
  /** By diff id. */
  readonly layers: Map<string, Layer | undefined>;
  readonly builds: Map<string, Build>;
}

interface Build {
  readonly id: string;
  readonly history: readonly HistoryEntry[];
  /** What the name stood for before. */
  readonly earlier: readonly HistoryEntry[] | undefined;
}

export function emptyMemory(): Memory {
  return { histories: new Map(), layers: new Map(), builds: new Map() };
}

/** The image of a file, without what its layers hold. */
export interface FoundImage extends Omit<SeenImage, 'contents' | 'context'> {
  readonly stage: Stage;
}

/**
 * The image that a file made: of those with a name that its lab has, else of all; undefined when none
 * fits. Throws WorldError.
 * @param own names that the lab of the file gives to its images
 */
export async function findImage(
  file: Dockerfile,
  docker: Docker,
  memory: Memory,
  own: readonly string[],
): Promise<FoundImage | undefined> {
  const all = (await docker.images()).toSorted((a, b) => b.created - a.created);
  const named = all.filter(({ tags }) => tags.length > 0);
  const isOwn = ({ tags }: ImageSummary): boolean =>
    tags.some((tag) => own.some((name) => sameReference(tag, name)));
  const ownImages = await read(named.filter(isOwn));
  const chosen =
    chooseImage(file, ownImages) ?? chooseImage(file, await read(named.slice(0, mostImages)));
  if (chosen === undefined) return undefined;
  const base = await baseOf(chosen, docker);
  const nameless = all.filter(({ tags }) => tags.length === 0).slice(0, mostImages);
  return {
    ...chosen.built,
    stage: chosen.match.stage,
    base,
    earlier: earlierBuild(chosen, [...ownImages, ...(await read(nameless))], memory),
  };

  async function read(images: readonly ImageSummary[]): Promise<readonly BuiltImage[]> {
    const found: BuiltImage[] = [];
    for (let at = 0; at < images.length; at += atOnce) {
      const some = await Promise.all(
        images.slice(at, at + atOnce).map((summary) => builtImage(summary, docker, memory)),
      );
      found.push(...some.filter((built) => built !== undefined));
    }
    return found;
  }
}

/** Undefined when it has gone meanwhile. */
async function builtImage(
  { id, tags }: ImageSummary,
  docker: Docker,
  memory: Memory,
): Promise<BuiltImage | undefined> {
  const known = memory.histories.get(id);
  const [image, history] = await Promise.all([docker.image(id), known ?? docker.history(id)]);
  if (image === undefined || history === undefined) return undefined;
  keep(memory.histories, id, history);
  return { name: tags[0] ?? id, image, history };
}

/** What FROM names now; undefined for what is not there, or what only a build knows. */
async function baseOf({ match: { stage } }: Chosen, docker: Docker): Promise<SeenBase | undefined> {
  const { from, baseWord } = rootOf(stage);
  const name = baseWord?.plain ?? '';
  const isKnown = baseWord?.variables.length === 0 && name !== 'scratch' && isImageName(name);
  if (!isKnown || from.flags.some((flag) => flag.name === 'platform')) return undefined;
  const [image, history] = await Promise.all([docker.image(name), docker.history(name)]);
  if (image === undefined || history === undefined) return undefined;
  return { name, layers: image.layers, entries: history.length };
}

function earlierBuild(
  { built, match: { base } }: Chosen,
  others: readonly BuiltImage[],
  memory: Memory,
): readonly HistoryEntry[] | undefined {
  const { name, image, history } = built;
  const known = memory.builds.get(name);
  const earlier =
    known === undefined
      ? earlierOf(built, others, base)
      : known.id === image.id
        ? known.earlier
        : known.history;
  memory.builds.set(name, { id: image.id, history, earlier });
  return earlier;
}

/** The daemon told that a name was set: on the image that it had already, all came from the cache. */
export function nameWasSet(memory: Memory, name: string, id: string): void {
  for (const [known, build] of memory.builds) {
    if (build.id !== id || !sameReference(known, name)) continue;
    memory.builds.set(known, { ...build, earlier: build.history });
  }
}

/** What is known of the layers without asking. */
export function knownContents({ image, history, stage }: FoundImage, memory: Memory): Contents {
  const own = ownLayers({ image, history, stage });
  if (own.every((id) => memory.layers.has(id))) {
    return { kind: 'read', layers: image.layers.map((id) => memory.layers.get(id)) };
  }
  return { kind: image.size > largestImage ? 'too-large' : 'reading' };
}

/** Reads what the image's layers hold, and remembers it. Throws WorldError. */
export async function readContents(
  found: FoundImage,
  connection: Pick<DockerConnection, 'layers'>,
  memory: Memory,
  hashed: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Contents> {
  const { image } = found;
  const layers = await connection.layers(image.id, { hashed, limit: largestImage * 2 }, signal);
  if (layers.length !== image.layers.length) return { kind: 'unreadable' };
  const own = new Set(ownLayers(found));
  for (const [index, id] of image.layers.entries()) {
    // Those of the base are of no use, and the largest.
    if (own.has(id)) keep(memory.layers, id, layers[index]);
  }
  const contents = image.layers.map((id) => memory.layers.get(id));
  let files = [...memory.layers.values()].reduce((sum, layer) => sum + filesIn(layer), 0);
  for (const [id, layer] of memory.layers) {
    if (files <= mostFiles) break;
    memory.layers.delete(id);
    files -= filesIn(layer);
  }
  return { kind: 'read', layers: contents };
}

function filesIn(layer: Layer | undefined): number {
  return layer?.files.length ?? 0;
}

/** The diff ids of the layers that the file's own instructions can have made: the last ones. */
function ownLayers({
  image,
  history,
  stage,
}: Pick<FoundImage, 'image' | 'history' | 'stage'>): readonly string[] {
  const count = instructionsOf(stage).length;
  const own = history.slice(Math.max(0, history.length - count)).filter(({ layer }) => layer);
  return image.layers.slice(Math.max(0, image.layers.length - own.length));
}

/** The oldest go when there are too many. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  for (const old of map.keys()) {
    if (map.size <= mostKept) break;
    map.delete(old);
  }
}
