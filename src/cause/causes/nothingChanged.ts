import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Every line came out of the build cache. Did you change a file that the image holds, and save it, before you built?',
  'zh-cn': '每一行都取自构建缓存。构建之前，你修改并保存了镜像里包含的文件吗？',
};
const form: Text = {
  en: 'Change a line of your app and save it, then `docker build -t ____ .`',
  'zh-cn': '修改应用里的一行并保存，然后执行 `docker build -t ____ .`',
};

export const nothingChanged = defineCause({
  id: 'nothing-changed',
  for: [image],
  text: {
    en: 'You built `{ref}` {count} times, and its files came out the same each time: nothing had changed in between.',
    'zh-cn': '你构建了 {count} 次 `{ref}`，每次得到的文件都一样：中间没有任何改动。',
  },
  about: {
    en: 'The image was built again and came out the same, because no file was changed in between. The builds’ layers are compared.',
    'zh-cn': '再次构建得到的镜像完全一样，因为中间没有改任何文件。这是比较两次构建的镜像层得知的。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, observation: { rebuild }, judgement }) {
    if (judgement.aspect !== 'rebuilt' || rebuild?.status !== 'unchanged') return undefined;
    return {
      args: { ref: spec.ref, count: rebuild.tagged },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, '.'] }),
      ],
    };
  },
});
