import { posix } from 'node:path';
import { age } from '../../check/age.ts';
import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { readRecipe } from '../recipe.ts';

const question: Text = {
  en: 'Does the image have what you wrote last? The dates alone do not say what changed; a build does.',
  'zh-cn': '镜像里有你最后写的内容吗？日期本身说明不了改了什么，构建一次就知道。',
};
const form: Text = { en: '`docker build -t ____ .`', 'zh-cn': '`docker build -t ____ .`' };

/** What a Dockerfile decides, and no other cause tells by its content. */
const decided: ReadonlySet<string | undefined> = new Set([
  'size',
  'layers',
  'labels',
  'ports',
  'user',
]);

export const savedAfterBuild = defineCause({
  id: 'saved-after-build',
  for: [image],
  text: {
    en: '`{file}` was saved {age} after the last build of `{ref}`. What you wrote since is not in the image.',
    'zh-cn': '`{file}` 是在 `{ref}` 最近一次构建的 {age}之后保存的。此后写的内容不在镜像里。',
  },
  about: {
    en: 'The Dockerfile was saved after the image was last built or named, and nothing else tells why the image is not as it should be. Recognised by these dates alone, so it is a guess.',
    'zh-cn':
      'Dockerfile 的保存时间晚于镜像最近一次构建或命名的时间，又没有别的线索说明镜像为什么不对。只凭这两个日期判断，所以只是推测。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec, observation, judgement }, world) {
    const built = observation.image?.lastTagged ?? observation.image?.created;
    if (!decided.has(judgement.aspect) || built === undefined) return undefined;
    const recipe = await readRecipe(world);
    if (recipe === undefined) return undefined;
    const read = await world.files.read(recipe.path);
    if (read.kind !== 'file' || read.modified <= built) return undefined;
    return {
      args: { file: posix.basename(recipe.path), ref: spec.ref, age: age(read.modified - built) },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, recipe.context || '.'] }),
      ],
    };
  },
});
