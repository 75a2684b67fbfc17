import { posix } from 'node:path';
import { closestName } from '../../near.ts';
import { image } from '../../check/types/image.ts';
import { copiedSources, filesOf } from '../../dockerfile/copied.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { stopsBuild } from '../stopsBuild.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { contextFiles, readRecipe } from '../recipe.ts';
import type { Recipe } from '../recipe.ts';

const question: Text = {
  en: 'What are the files of your folder called? Names must be the same letter by letter, capitals too.',
  'zh-cn': '你文件夹里的文件叫什么？名字必须完全一致，包括大小写。',
};
const look: Text = { en: 'These are the files:', 'zh-cn': '现有的文件：' };
const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };
const write: Text = { en: 'Write `{near}` there:', 'zh-cn': '在那里写 `{near}`：' };

export const copyMissing = defineCause({
  id: 'copy-missing',
  for: [image],
  text: {
    en: 'Line {line} copies `{source}`, and there is no such file in the folder. The build stops there.',
    'zh-cn': '第 {line} 行复制 `{source}`，但文件夹里没有这个文件。构建会停在那里。',
  },
  about: {
    en: 'A `COPY` or `ADD` names a file that the build context does not have. Recognised by reading the Dockerfile and the folder; a file of almost that name is offered.',
    'zh-cn':
      '`COPY` 或 `ADD` 要的文件不在构建上下文里。通过读取 Dockerfile 和文件夹来判断；如果有名字相近的文件，会提示出来。',
  },
  help: [question, look, goThere, write],
  async recognise({ spec, judgement }, world) {
    if (!(await stopsBuild(spec.ref, judgement, world))) return undefined;
    const recipe = await readRecipe(world);
    if (recipe === undefined) return undefined;
    const paths = await contextFiles(recipe, world);
    for (const source of copiedSources(recipe)) {
      const { path, instruction, word } = source;
      if (path === '' || path.startsWith('..')) continue;
      if (filesOf(source, paths).length > 0 || (await isThere(path, recipe, world))) continue;
      const place = { path: recipe.path, range: word.range };
      const near = closestName(path, paths);
      return {
        args: { line: instruction.range.start.line + 1, source: path },
        places: [place],
        degrees: [
          degree(question),
          degree(look, {}, { run: ['ls', '-la', recipe.context || '.'] }),
          near === undefined
            ? degree(goThere, {}, { open: place })
            : degree(write, { near }, { edit: { ...place, text: near } }),
        ],
      };
    }
    return undefined;
  },
});

/** Hidden files and folders are not in the list of files; of a pattern nothing more is known. */
async function isThere(path: string, { context }: Recipe, world: World): Promise<boolean> {
  if (/[*?[]/.test(path)) return false;
  return (await world.files.read(posix.join(context, path))).kind !== 'missing';
}
