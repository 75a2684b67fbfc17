import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'An image holds the files as they were at its build. Was the change saved before `{ref}` was built, and `{other}` built before the change?',
  'zh-cn':
    '镜像里是构建那一刻的文件。构建 `{ref}` 之前，改动保存了吗？构建 `{other}` 时，还没有这处改动吗？',
};
const other: Text = {
  en: 'If `{other}` has the change already: put the old line back, build `{other}` once more, and make the change again.',
  'zh-cn': '如果 `{other}` 里已经有这处改动：先改回原来的内容，重新构建 `{other}`，再做一次改动。',
};
const form: Text = {
  en: 'Save the change, then `docker build -t ____ .`',
  'zh-cn': '保存改动，然后执行 `docker build -t ____ .`',
};

export const sameFiles = defineCause({
  id: 'same-files',
  for: [image],
  text: {
    en: '`{ref}` holds the very files of `{other}`: no layer of it is its own.',
    'zh-cn': '`{ref}` 和 `{other}` 里的文件完全一样：它没有一个自己的镜像层。',
  },
  about: {
    en: 'Two images should differ in their last layer, and all their layers are equal: nothing was changed and saved between the two builds.',
    'zh-cn':
      '两个镜像应该只有最后一层不同，但所有镜像层都一样：两次构建之间没有改动文件，或者没有保存。',
  },
  help: [question, other, form, thisDoesIt],
  recognise({ spec, judgement }) {
    const { ref, sharesLayersWith: wanted } = spec;
    if (judgement.aspect !== 'layers-same' || wanted === undefined) return undefined;
    const args = { ref, other: wanted.ref };
    return {
      args,
      degrees: [
        degree(question, args),
        degree(other, args),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', ref, '.'] }),
      ],
    };
  },
});
