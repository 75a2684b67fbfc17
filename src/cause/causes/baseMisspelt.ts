import { closestReference } from '../../check/nearMiss.ts';
import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { lastBuild } from '../buildCommand.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { readRecipe } from '../recipe.ts';

const question: Text = {
  en: 'What does the step say the image starts from? Compare name and tag letter by letter.',
  'zh-cn': '这一步说镜像从哪个基础镜像开始？请逐个字母对照名字和镜像标签。',
};
const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };
const write: Text = { en: 'Write `{near}` there:', 'zh-cn': '在那里写 `{near}`：' };

export const baseMisspelt = defineCause({
  id: 'base-misspelt',
  for: [image],
  text: {
    en: '`FROM {base}`: there is no such image here, but a `{near}`. Docker looked for the other one in a registry, and the build stopped.',
    'zh-cn':
      '`FROM {base}`：本机没有这个镜像，却有 `{near}`。Docker 去镜像仓库（Registry）找前者，构建就停下了。',
  },
  about: {
    en: 'The base image’s name or tag is misspelt. The last build failed, the image behind `FROM` is not on this machine, and one of almost that name is.',
    'zh-cn':
      '基础镜像的名字或镜像标签写错了。最近一次构建失败，`FROM` 后面的镜像不在本机，而本机有一个名字相近的镜像。',
  },
  help: [question, goThere, write],
  async recognise({ judgement }, world) {
    const build = lastBuild(world);
    if (judgement.aspect !== 'missing' && judgement.aspect !== 'rebuilt') return undefined;
    if (build?.exitCode === undefined || build.exitCode === 0) return undefined;
    const recipe = await readRecipe(world);
    if (recipe === undefined) return undefined;
    const tags = (await world.docker.images()).flatMap((each) => each.tags);
    const stages = recipe.instructions.map(({ words }) => words[2]?.value);
    for (const { keyword, words } of recipe.instructions) {
      const [word] = words;
      if (keyword !== 'FROM' || word === undefined || /\$|____/.test(word.value)) continue;
      const base = word.value;
      if (base === 'scratch' || stages.includes(base)) continue;
      if (tags.some((tag) => sameReference(tag, base))) continue;
      const near = closestReference(base, tags);
      if (near === undefined) continue;
      const place = { path: recipe.path, range: word.range };
      return {
        args: { base, near },
        places: [place],
        degrees: [
          degree(question),
          degree(goThere, {}, { open: place }),
          degree(write, { near }, { edit: { ...place, text: near } }),
        ],
      };
    }
    return undefined;
  },
});
