import { container } from '../../check/types/container.ts';
import { containerFile } from '../../check/types/containerFile.ts';
import { dockerfile } from '../../check/types/dockerfile.ts';
import { file } from '../../check/types/file.ts';
import { http } from '../../check/types/http.ts';
import { image } from '../../check/types/image.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import type { Failure } from '../cause.ts';
import { degree } from '../degree.ts';
import { copiedIn } from '../imageFiles.ts';

const question: Text = {
  en: 'What is changed inside a container goes with it; the image and your folder do not know of it. Where must the change be made so that it stays?',
  'zh-cn': '在容器里的修改会随容器一起消失，镜像和你的文件夹都不知道。应该在哪里修改才能保留下来？',
};
const form: Text = {
  en: 'Make the same change in `{path}` of your folder, build again, and run a new container.',
  'zh-cn': '在你文件夹的 `{path}` 里做同样的修改，重新构建，再运行一个新容器。',
};
const look: Text = { en: 'What it looks like in there:', 'zh-cn': '容器里的内容：' };

export const repairedInside = defineCause<unknown, unknown>({
  id: 'repaired-inside',
  for: [file, dockerfile, image, container, containerFile, http, uwsgi],
  text: {
    en: 'You changed `{inside}` inside the container `{name}`. Your `{path}` and the image are as before.',
    'zh-cn': '你在容器 `{name}` 里修改了 `{inside}`，而你的 `{path}` 和镜像都没有变。',
  },
  about: {
    en: 'A file that the image got from the lab’s folder was changed in the container alone. `docker diff` lists it, and its content there differs from the folder’s.',
    'zh-cn':
      '镜像从实验文件夹得到的文件只在容器里修改过。`docker diff` 列出了它，而且它在容器里的内容与文件夹里的不同。',
  },
  help: [question, form, look],
  async recognise(failure, world) {
    const wanted = pathsOf(failure);
    if (wanted === undefined) return undefined;
    const owned = world.owns?.containers ?? [];
    const found = await Promise.all(owned.map((name) => changedFile(name, wanted, world)));
    const first = found.find((each) => each !== undefined);
    if (first === undefined) return undefined;
    const { name, path, inside } = first;
    return {
      args: { name, path, inside },
      degrees: [
        degree(question),
        degree(form, { path }),
        degree(look, {}, { run: ['docker', 'exec', name, 'cat', inside] }),
      ],
    };
  },
});

/** The file in question; `any` where the check does not say. Undefined when it is about none. */
function pathsOf({ type, spec, judgement }: Failure<unknown, unknown>): string | undefined {
  const { aspect = '' } = judgement;
  const path: unknown =
    typeof spec === 'object' && spec !== null ? Reflect.get(spec, 'path') : undefined;
  if (type === file.type || type === dockerfile.type) {
    return aspect !== 'missing' && typeof path === 'string' ? path : undefined;
  }
  if (type === image.type) return ['rebuilt', 'file', 'files'].includes(aspect) ? 'any' : undefined;
  if (type === containerFile.type) {
    return ['includes', 'size'].includes(aspect) && typeof path === 'string' ? path : undefined;
  }
  return ['status', 'body', 'header', 'fault'].includes(aspect) ? 'any' : undefined;
}

interface Changed {
  readonly name: string;
  readonly path: string;
  readonly inside: string;
}

async function changedFile(
  name: string,
  wanted: string,
  world: World,
): Promise<Changed | undefined> {
  const found: Container | undefined = await world.docker.container(name);
  if (found?.name !== name) return undefined;
  const changes = (await world.docker.changes(name)) ?? [];
  const touched = new Set(
    changes.filter(({ kind }) => kind === 'changed').map((change) => change.path),
  );
  if (touched.size === 0) return undefined;
  const copies = (await copiedIn(found, world)).filter(
    ({ path, inside }) =>
      touched.has(inside) && (wanted === 'any' || wanted === path || wanted === inside),
  );
  for (const { path, inside } of copies) {
    const [own, theirs] = await Promise.all([
      world.files.read(path),
      world.docker.readFile(found.id, inside),
    ]);
    if (own.kind === 'file' && theirs !== undefined && own.text !== theirs) {
      return { name, path, inside };
    }
  }
  return undefined;
}
