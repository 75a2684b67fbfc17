import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'What must change, so that the second build has something to do? Change it, save it, and build under the same name.',
  'zh-cn': '哪里需要有变化，第二次构建才有事可做？修改并保存，再用同样的名字构建。',
};
const form: Text = {
  en: 'Change a line of your app and save it, then `docker build -t ____ .`',
  'zh-cn': '修改应用里的一行并保存，然后执行 `docker build -t ____ .`',
};

export const notRebuilt = defineCause({
  id: 'not-rebuilt',
  for: [image],
  text: {
    en: 'There is one build of `{ref}` so far. It takes a second one to see what the build cache keeps.',
    'zh-cn': '`{ref}` 目前只构建过一次。要再构建一次，才能看到构建缓存保留了什么。',
  },
  about: {
    en: 'The image was built once, and the step is about what a second build keeps. The daemon’s events count the builds.',
    'zh-cn': '镜像只构建过一次，而这一步要看第二次构建保留了什么。构建次数来自守护进程的事件。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, observation, judgement }) {
    if (judgement.aspect !== 'rebuilt' || observation.rebuild?.status !== 'once') return undefined;
    return {
      args: { ref: spec.ref },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, '.'] }),
      ],
    };
  },
});
