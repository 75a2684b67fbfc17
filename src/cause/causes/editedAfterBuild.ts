import { containerFile } from '../../check/types/containerFile.ts';
import { http } from '../../check/types/http.ts';
import { image } from '../../check/types/image.ts';
import type { ImageSpec } from '../../check/types/image.ts';
import { withProtocol } from '../../check/imageAspects.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import type { Failure, Recognised } from '../cause.ts';
import { degree, removeFirst, thisDoesIt } from '../degree.ts';
import { editedFile } from '../imageFiles.ts';
import { readRecipe } from '../recipe.ts';

const question: Text = {
  en: 'An image holds its files as they were when it was built. What brings your change into it, and the image into the container?',
  'zh-cn': '镜像里保存的是构建时的文件。怎样把改动放进镜像，再让容器用上新镜像？',
};
const form: Text = { en: '`docker build -t ____ .`', 'zh-cn': '`docker build -t ____ .`' };
const build: Text = { en: 'Build again:', 'zh-cn': '重新构建：' };

type Spec = ImageSpec | { readonly container: string };

export const editedAfterBuild = defineCause<Spec, unknown>({
  id: 'edited-after-build',
  for: [image, containerFile, http, uwsgi],
  text: {
    en: '`{file}` in your folder is not what `{ref}` was built with: you changed it after the build.',
    'zh-cn': '你文件夹里的 `{file}` 和构建 `{ref}` 时的不一样：构建之后你又改过它。',
  },
  about: {
    en: 'A file was edited and saved, and the image not built again. Recognised by content, never by dates: a file that the Dockerfile copies is another one in the container, or the Dockerfile says what the image lacks.',
    'zh-cn':
      '改了文件并保存，但没有重新构建镜像。按内容判断，不看日期：Dockerfile 复制的某个文件和容器里的不同，或者 Dockerfile 里写了镜像所缺少的内容。',
  },
  help: [question, form, removeFirst, build, thisDoesIt],
  async recognise(failure, world) {
    const { spec } = failure;
    return 'ref' in spec
      ? ofImage({ ...failure, spec }, world)
      : ofContainer(spec.container, failure, world);
  },
});

const ofContent: ReadonlySet<string | undefined> = new Set([
  ...['includes', 'missing', 'mode', 'size', 'type'],
  ...['status', 'header', 'body', 'fault', 'no-socket'],
]);

async function ofContainer(
  name: string,
  { judgement }: Failure<unknown, unknown>,
  world: World,
): Promise<Recognised | undefined> {
  // What was not asked, or is not there, is no question of the files.
  if (!ofContent.has(judgement.aspect)) return undefined;
  const found = await world.docker.container(name);
  if (found?.name !== name) return undefined;
  const file = await editedFile(found, world);
  if (file === undefined) return undefined;
  return {
    args: { file, ref: found.image },
    degrees: [
      degree(question),
      degree(form),
      degree(removeFirst, { name }, { run: ['docker', 'rm', '-f', name] }),
      degree(build, {}, { run: ['docker', 'build', '-t', found.image, '.'] }),
    ],
  };
}

/** The Dockerfile says by now what is asked for, and the image does not have it. */
async function ofImage(
  { spec, judgement }: Failure<ImageSpec, unknown>,
  world: World,
): Promise<Recognised | undefined> {
  if (judgement.aspect === undefined || judgement.aspect === 'missing') return undefined;
  const recipe = await readRecipe(world);
  const last = recipe?.instructions.at(-1)?.stage;
  const says = (keyword: string, wanted: (value: string) => boolean): boolean =>
    recipe?.instructions.some(
      (each) =>
        each.stage === last &&
        each.keyword === keyword &&
        each.words.some(({ value }) => wanted(value.replaceAll(/["']/g, ''))),
    ) === true;
  const { labels = {}, ports = [], user } = spec;
  const pairs = Object.entries(labels);
  const isThere =
    (judgement.aspect === 'labels' &&
      pairs.every(([key, value]) => says('LABEL', (word) => word === `${key}=${value}`))) ||
    (judgement.aspect === 'ports' &&
      ports.every((port) => says('EXPOSE', (word) => withProtocol(word) === withProtocol(port)))) ||
    (judgement.aspect === 'user' && says('USER', (word) => word === user));
  if (!isThere || recipe === undefined) return undefined;
  return {
    args: { file: recipe.path, ref: spec.ref },
    degrees: [
      degree(question),
      degree(form),
      degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, recipe.context || '.'] }),
    ],
  };
}
