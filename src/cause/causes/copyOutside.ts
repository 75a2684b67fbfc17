import { image } from '../../check/types/image.ts';
import { copiedSources } from '../../dockerfile/copied.ts';
import type { Text } from '../../text.ts';
import { stopsBuild } from '../stopsBuild.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { readRecipe } from '../recipe.ts';

const question: Text = {
  en: 'The daemon gets one folder, the build context, and nothing above it. How does the file come into that folder?',
  'zh-cn': '守护进程只拿到一个目录，即构建上下文，看不到它上面的任何东西。怎样让文件进入这个目录？',
};
const form: Text = {
  en: 'Put the file into the lab’s folder, then write `COPY ____ {target}`.',
  'zh-cn': '把文件放进实验文件夹，然后写 `COPY ____ {target}`。',
};
const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };

export const copyOutside = defineCause({
  id: 'copy-outside',
  for: [image],
  text: {
    en: 'Line {line} copies `{source}`, which lies outside the build context. The build stops there.',
    'zh-cn': '第 {line} 行复制 `{source}`，它在构建上下文之外。构建会停在那里。',
  },
  about: {
    en: 'A `COPY` or `ADD` takes a path that leads out of the folder which is sent to the daemon, e.g. `../app.py`. The Dockerfile in the lab’s folder says so.',
    'zh-cn':
      '`COPY` 或 `ADD` 的路径指向了发送给守护进程的目录之外，例如 `../app.py`。实验文件夹里的 Dockerfile 就是这样写的。',
  },
  help: [question, form, goThere],
  async recognise({ spec, judgement }, world) {
    if (!(await stopsBuild(spec.ref, judgement, world))) return undefined;
    const recipe = await readRecipe(world);
    if (recipe === undefined) return undefined;
    const found = copiedSources(recipe).find(({ path }) => path.split('/')[0] === '..');
    if (found === undefined) return undefined;
    const { instruction, word, target } = found;
    const place = { path: recipe.path, range: word.range };
    return {
      args: { line: instruction.range.start.line + 1, source: word.value },
      places: [place],
      degrees: [degree(question), degree(form, { target }), degree(goThere, {}, { open: place })],
    };
  },
});
