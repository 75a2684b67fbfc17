import { said, type Said, type Text } from '../text.ts';
import { familiar, parseReference } from '../world/docker/reference.ts';
import type { Docker, DockerConnection } from '../world/docker/docker.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import { WorldError } from '../world/worldError.ts';
import type { ObjectNames } from '../lab/model.ts';
import type { Leftover, Removal } from './session.ts';
import type { DaemonObject, State } from './state.ts';

/** What a lab may call its own, with variables replaced. */
export interface Owned extends ObjectNames {
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
const created: Text = { en: 'made in this lab', 'zh-cn': '在本实验中创建' };
const withData: Text = {
  en: 'made in this lab; what is stored in it goes too',
  'zh-cn': '在本实验中创建；其中保存的数据也会一并删除',
};
const ofImage: Text = { en: '{state}, from `{image}`', 'zh-cn': '{state}，来自 `{image}`' };

/**
 * What the lab left on the daemon: not there at the start, and owned by the lab, made by its
 * terminal or solution, or running one of its images. In the order in which they can be removed.
 */
export async function findLeftovers(
  docker: Docker,
  state: Pick<State, 'before' | 'made'>,
  owned: Owned,
  events: readonly DaemonEvent[],
): Promise<readonly Leftover[]> {
  const made = (object: DaemonObject): string[] =>
    state.made.filter((one) => one.object === object).map(({ name }) => name);
  const networkNames = new Set([...owned.networks, ...made('network')]);
  const volumeNames = new Set([...owned.volumes, ...made('volume')]);
  const [images, containers, networks, volumes, { id: daemon }] = await Promise.all([
    docker.images(),
    docker.containers(),
    networkNames.size === 0 || !state.before.networks ? [] : docker.networks(),
    volumeNames.size === 0 || !state.before.volumes ? [] : docker.volumes(),
    docker.info(),
  ]);
  // Of another daemon than that of the start nobody knows what was there before: only what was seen
  // to be made is the lab's, by ids that no two daemons share.
  const elsewhere = state.before.daemon !== undefined && state.before.daemon !== daemon;
  const seenMade = new Set(
    events.filter(({ action }) => action === 'create').map(({ type, id }) => `${type} ${id}`),
  );
  const isNew = (object: 'container' | 'network', id: string, old: ReadonlySet<string>): boolean =>
    elsewhere ? seenMade.has(`${object} ${id}`) : !old.has(id);
  const oldNetworks = new Set(state.before.networks);
  const oldVolumes = new Set(state.before.volumes);
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

  const wasTagged = (id: string, tag: string): boolean =>
    !elsewhere || fullName(earlierBuilds.get(id) ?? '') === tag;

  const ours = images.flatMap((image): Leftover[] => {
    const tags = image.tags.filter(
      (tag) => !oldImages.has(tag) && imageNames.has(fullName(tag)) && wasTagged(image.id, tag),
    );
    if (tags.length > 0) return tags.map((tag) => left('image', image.id, tag, said(built)));
    const name = earlierBuilds.get(image.id);
    return image.tags.length === 0 && name !== undefined && !oldImages.has(image.id)
      ? [left('image', image.id, shortId(image.id), said(earlier, { name }))]
      : [];
  });
  const bases = (elsewhere ? [] : images).flatMap((image) =>
    image.tags
      .filter((tag) => !oldImages.has(tag) && owned.bases.some((base) => fullName(base) === tag))
      .map((tag) => ({ ...left('image', image.id, tag, said(pulled)), ticked: false })),
  );
  const ourImages = new Set(ours.map(({ id }) => id).filter((id) => !oldImages.has(id)));
  const ourContainers = containers
    .filter(({ id }) => isNew('container', id, oldContainers))
    // An earlier build may be gone while a container of it stays.
    .filter(
      ({ name, imageId }) =>
        containerNames.has(name) ||
        ourImages.has(imageId) ||
        (earlierBuilds.has(imageId) && !oldImages.has(imageId)),
    )
    .map(({ id, name, image, state: status }): Leftover => {
      const detail = said(ofImage, { image, state: status });
      return left('container', id, name, detail);
    });
  const ourNetworks = networks
    .filter(({ id, name }) => isNew('network', id, oldNetworks) && networkNames.has(name))
    .map(({ id, name }) => left('network', id, name, said(created)));
  const ourVolumes = (elsewhere ? [] : volumes)
    .filter(({ name }) => !oldVolumes.has(name) && volumeNames.has(name))
    .map(({ name }) => left('volume', name, name, said(withData)));
  return [...ourContainers, ...ourNetworks, ...ourVolumes, ...ours, ...bases];
}

const inUse: Text = {
  en: 'Could not remove `{name}`: {why}. Remove what uses it first.',
  'zh-cn': '无法删除 `{name}`：{why}。请先删除使用它的对象。',
};
const other: Text = {
  en: 'Could not remove `{name}`: the name belongs to something else by now. Look again.',
  'zh-cn': '无法删除 `{name}`：这个名称现在属于别的对象。请重新查看。',
};

const inOrder: readonly DaemonObject[] = ['container', 'network', 'volume', 'image'];

/** Removes what was chosen on the daemon, containers first, each asked for again by its id. Never rejects. */
export async function removeLeftovers(
  connection: DockerConnection,
  chosen: readonly Leftover[],
  signal: AbortSignal,
): Promise<readonly Removal[]> {
  const docker = connection.reader(signal);
  const order = ({ object }: Leftover): number => inOrder.findIndex((one) => one === object);
  const results: Removal[] = [];
  const onDaemon = chosen.filter((leftover) => order(leftover) >= 0);
  for (const leftover of onDaemon.sort((a, b) => order(a) - order(b))) {
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
    if (object === 'network') {
      const there = await docker.network(id);
      if (there && (there.id !== id || there.name !== name)) return said(other, { name });
      if (there) await connection.removeNetwork(id, signal);
      return undefined;
    }
    if (object === 'volume') {
      await connection.removeVolume(name, signal);
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

function left(object: DaemonObject, id: string, name: string, detail: Said): Leftover {
  return { object, id, name, detail, ticked: true };
}

function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}

/** A reference as the daemon lists it: `hello` is `hello:latest`. */
function fullName(reference: string): string {
  const parsed = parseReference(reference);
  return 'fault' in parsed ? reference : familiar(parsed.reference);
}
