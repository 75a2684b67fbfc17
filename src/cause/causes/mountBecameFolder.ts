import { posix } from 'node:path';
import { closestName } from '../../near.ts';
import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import type { Failure } from '../cause.ts';
import { degree } from '../degree.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'A bind mount of a path that is not there makes an empty folder of that name. Which path did you mean?',
  'zh-cn': '绑定挂载一个不存在的路径，会在那里创建一个空文件夹。你指的是哪个路径？',
};
const near: Text = {
  en: 'Your folder has `{near}`. Is that the one? The whole path must stand before the colon: `-v "$PWD/____":{target}`',
  'zh-cn': '你的文件夹里有 `{near}`。是它吗？冒号前面要写完整路径：`-v "$PWD/____":{target}`',
};
const form: Text = {
  en: 'Remove the empty folder, then `docker run -v "$PWD/____":{target} …`',
  'zh-cn': '先删除那个空文件夹，再执行 `docker run -v "$PWD/____":{target} …`',
};

type Mount = Container['mounts'][number];

export const mountBecameFolder = defineCause<unknown, unknown>({
  id: 'mount-became-folder',
  for: ofContainer,
  text: {
    en: '`{source}` was not there when `{name}` was run, so Docker made an empty folder and mounted that at `{target}`.',
    'zh-cn': '运行 `{name}` 时 `{source}` 不存在，Docker 便创建了一个空文件夹，挂载到 `{target}`。',
  },
  about: {
    en: 'A file was meant to be mounted, and its path on the host was wrong: Docker made a folder there. The daemon’s error says so (`mount a directory onto a file`), or the path in the container is a folder.',
    'zh-cn':
      '本来要挂载一个文件，但宿主机上的路径写错了，Docker 在那里创建了文件夹。守护进程的错误说明了这一点（`mount a directory onto a file`），或者容器里的这个路径是目录。',
  },
  help: [question, near, form, ...anewTexts],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    if (subject?.container === undefined) return undefined;
    const mount = await folderMount(failure, subject.container, world);
    if (mount === undefined) return undefined;
    const { source, target } = mount;
    const name = posix.basename(source);
    const paths = await world.files.list();
    const there = paths.find((path) => posix.basename(path) === posix.basename(target));
    const other = closestName(name, paths) ?? there;
    return {
      args: { name: subject.name, source, target },
      degrees: [
        degree(question),
        other === undefined ? degree(form, { target }) : degree(near, { near: other, target }),
        ...anew(subject).slice(0, 1),
      ],
    };
  },
});

/** The bind mount that is a folder where a file is meant. */
async function folderMount(
  { type, spec, judgement }: Failure<unknown, unknown>,
  container: Container,
  world: World,
): Promise<Mount | undefined> {
  const binds = container.mounts.filter((mount) => mount.type === 'bind');
  if (/mount a directory onto a file/.test(container.error)) {
    return binds.find(({ target }) => container.error.includes(`"${target}"`)) ?? binds[0];
  }
  // What a check asks of the path itself: a file that is none.
  const path: unknown =
    type === 'container-file' && typeof spec === 'object' && spec !== null
      ? Reflect.get(spec, 'path')
      : undefined;
  const asked = ['type', 'includes', 'size'].includes(judgement.aspect ?? '');
  const candidates = binds.filter(({ target }) =>
    path === undefined ? looksLikeFile(target) : asked && target === path,
  );
  if (path === undefined && container.state === 'running') return undefined;
  const paths = await world.files.list();
  for (const mount of candidates) {
    // A folder of the lab's that holds something was meant to be one.
    const own = posix.relative(world.files.folder, mount.source);
    if (paths.some((each) => each.startsWith(`${own}/`))) continue;
    const stat = await world.docker.stat(container.id, mount.target);
    if (stat?.type === 'directory' && looksLikeFile(mount.target)) return mount;
  }
  return undefined;
}

/** A folder seldom has an ending, but for those of `conf.d`. */
function looksLikeFile(path: string): boolean {
  return /[^/.]\.(?!d$)\w{1,8}$/.test(path) || /\/(?:Dockerfile|passwd|hosts)$/.test(path);
}
