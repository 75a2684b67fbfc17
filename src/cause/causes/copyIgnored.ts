import { posix } from 'node:path';
import { image } from '../../check/types/image.ts';
import { linesOf } from '../../check/places.ts';
import { copiedSources } from '../../dockerfile/copied.ts';
import { ignoredBy } from '../../dockerfile/dockerignore.ts';
import type { IgnoreLine } from '../../dockerfile/dockerignore.ts';
import type { Edit } from '../../range.ts';
import type { Text } from '../../text.ts';
import { stopsBuild } from '../stopsBuild.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { ignoreText, readRecipe } from '../recipe.ts';

const question: Text = {
  en: '`.dockerignore` says what is not sent to the daemon. Which of its lines fits `{source}`, and is it meant to?',
  'zh-cn':
    '`.dockerignore` 决定哪些文件不发送给守护进程。其中哪一行匹配了 `{source}`？是有意的吗？',
};
const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };
const except: Text = {
  en: 'Let the file through with `!{source}`, then build again:',
  'zh-cn': '用 `!{source}` 放行这个文件，然后重新构建：',
};

export const copyIgnored = defineCause({
  id: 'copy-ignored',
  for: [image],
  text: {
    en: '`{instruction}` finds no `{source}`: it is in your folder, but the line `{pattern}` of `.dockerignore` keeps it out of the build.',
    'zh-cn':
      '`{instruction}` 找不到 `{source}`：它在你的文件夹里，但 `.dockerignore` 中的 `{pattern}` 把它排除在构建之外。',
  },
  about: {
    en: 'A `COPY` names a file that the folder has, and that `.dockerignore` keeps out of the build context. Recognised by reading both files.',
    'zh-cn':
      '`COPY` 要的文件在文件夹里，但被 `.dockerignore` 排除在构建上下文之外。通过读取这两个文件来判断。',
  },
  help: [question, goThere, except],
  async recognise({ spec, judgement }, world) {
    if (!(await stopsBuild(spec.ref, judgement, world))) return undefined;
    const recipe = await readRecipe(world);
    if (recipe === undefined) return undefined;
    const ignore = await ignoreText(recipe, world);
    for (const { instruction, path: source } of copiedSources(recipe)) {
      if (source === '' || /[*?[]/.test(source)) continue;
      const read = await world.files.read(posix.join(recipe.context, source));
      const line = read.kind === 'file' ? ignoredBy(source, ignore) : undefined;
      if (line === undefined) continue;
      const path = posix.join(recipe.context, '.dockerignore');
      const place = { path, range: rangeOf(line, ignore) };
      return {
        args: { instruction: instruction.source, source, pattern: line.source },
        places: [place, { path: recipe.path, range: instruction.range }],
        degrees: [
          degree(question, { source }),
          degree(goThere, {}, { open: place }),
          degree(except, { source }, { edit: exception(path, ignore, source) }),
        ],
      };
    }
    return undefined;
  },
});

function rangeOf({ line }: IgnoreLine, text: string) {
  const length = (linesOf(text)[line] ?? '').length;
  return { start: { line, character: 0 }, end: { line, character: length } };
}

/** A line at the end: the last that fits decides. */
function exception(path: string, text: string, source: string): Edit {
  const lines = linesOf(text);
  const line = lines.length - 1;
  const end = { line, character: (lines[line] ?? '').length };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lead = end.character === 0 ? '' : eol;
  return { path, range: { start: end, end }, text: `${lead}!${source}${eol}` };
}
