import { said, type Said, type Text } from '../text.ts';
import { familiar, parseReference } from '../world/docker/reference.ts';
import type {
  DaemonEvent,
  Docker,
  DockerConnection,
  ImageSummary,
} from '../world/docker/docker.ts';
import { WorldError } from '../world/worldError.ts';
import type { Leftover } from './session.ts';
import type { State } from './state.ts';

/** What a lab may call its own, with variables replaced. */
export interface Owned {
  readonly containers: readonly string[];
  readonly images: readonly string[];
  /** Base images that the lab needs, perhaps pulled for it. */
  readonly bases: readonly string[];
}

const built: Text = { en: 'built in this lab', 'zh-cn': '在本实验中构建' };
const earlier: Text = {
  en: 'an earlier build of `{name}`, without a tag',
  'zh-cn': '`{name}` 的早期构建，没有镜像标签',
};
const pulled: Text = {
  en: 'a base image, not there when you started; other work may use it',
  'zh-cn': '基础镜像，开始时还没有；其他工作可能也在用',
};
const ofImage: Text = { en: '{state}, from `{image}`', 'zh-cn': '{state}，来自 `{image}`' };

/**
 * What the lab left on the daemon: not there at the start, and owned by the lab, made by its
 * terminal or solution, or running one of its images. Containers come first.
 */
export async function findLeftovers(
  docker: Docker,
  state: Pick<State, 'before' | 'made'>,
  owned: Owned,
  events: readonly DaemonEvent[],
): Promise<readonly Leftover[]> {
  const [images, containers] = await Promise.all([docker.images(), docker.containers()]);
  const made = (object: 'container' | 'image'): string[] =>
    state.made.filter((one) => one.object === object).map(({ name }) => name);
  const imageNames = new Set([...owned.images, ...made('image')].map(fullName));
  const containerNames = new Set([...owned.containers, ...made('container')]);
  const oldImages = new Set(state.before.images);
  const oldContainers = new Set(state.before.containers);
  const earlierBuilds = new Map(
    events
      .filter(({ type, action }) => type === 'image' && action === 'tag')
      .map(({ id, attributes }) => [id, attributes['name'] ?? ''] as const)
      .filter(([, name]) => imageNames.has(fullName(name))),
  );

  const ours = images.flatMap((image): Leftover[] => {
    const tags = image.tags.filter((tag) => !oldImages.has(tag) && imageNames.has(fullName(tag)));
    if (tags.length > 0) return tags.map((tag) => leftImage(image, tag, said(built), true));
    const name = earlierBuilds.get(image.id);
    return image.tags.length === 0 && name !== undefined && !oldImages.has(image.id)
      ? [leftImage(image, shortId(image.id), said(earlier, { name }), true)]
      : [];
  });
  const bases = images.flatMap((image) =>
    image.tags
      .filter((tag) => !oldImages.has(tag) && owned.bases.some((base) => fullName(base) === tag))
      .map((tag) => leftImage(image, tag, said(pulled), false)),
  );
  const ourImages = new Set(ours.map(({ id }) => id).filter((id) => !oldImages.has(id)));
  const ourContainers = containers
    .filter(({ id }) => !oldContainers.has(id))
    .filter(({ name, imageId }) => containerNames.has(name) || ourImages.has(imageId))
    .map(({ id, name, image, state: status }): Leftover => {
      const detail = said(ofImage, { image, state: status });
      return { object: 'container', id, name, detail, ticked: true };
    });
  return [...ourContainers, ...ours, ...bases];
}

const inUse: Text = {
  en: 'Could not remove `{name}`: {why}. Remove what uses it first.',
  'zh-cn': '无法删除 `{name}`：{why}。请先删除使用它的对象。',
};
const other: Text = {
  en: 'Could not remove `{name}`: the name belongs to something else by now. Look again.',
  'zh-cn': '无法删除 `{name}`：这个名称现在属于别的对象。请重新查看。',
};

/** Removes what was chosen, containers first, each asked for again by its id. Never rejects. */
export async function removeLeftovers(
  connection: DockerConnection,
  chosen: readonly Leftover[],
  signal: AbortSignal,
): Promise<readonly { readonly leftover: Leftover; readonly error?: Said }[]> {
  const docker = connection.reader(signal);
  const order = (one: Leftover): number => (one.object === 'container' ? 0 : 1);
  const results: { leftover: Leftover; error?: Said }[] = [];
  for (const leftover of [...chosen].sort((a, b) => order(a) - order(b))) {
    const error = await removeOne(connection, docker, leftover, signal);
    results.push(error ? { leftover, error } : { leftover });
  }
  return results;
}

async function removeOne(
  connection: DockerConnection,
  docker: Docker,
  { object, id, name }: Leftover,
  signal: AbortSignal,
): Promise<Said | undefined> {
  try {
    if (object === 'container') {
      const there = await docker.container(id);
      if (there && there.name !== name) return said(other, { name });
      if (there) await connection.removeContainer(id, signal);
      return undefined;
    }
    const dangling = name === shortId(id);
    const there = await docker.image(dangling ? id : name);
    if (there && (there.id !== id || (dangling && there.tags.length > 0))) {
      return said(other, { name });
    }
    if (there) await connection.removeImage(dangling ? id : name, signal);
    return undefined;
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    return said(inUse, { name, why: error.message });
  }
}

function leftImage({ id }: ImageSummary, name: string, detail: Said, ticked: boolean): Leftover {
  return { object: 'image', id, name, detail, ticked };
}

function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}

/** A reference as the daemon lists it: `hello` is `hello:latest`. */
function fullName(reference: string): string {
  const parsed = parseReference(reference);
  return 'fault' in parsed ? reference : familiar(parsed.reference);
}
