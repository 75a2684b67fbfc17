import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'The two builds are compared by their images, and something like `docker image prune` removed one. Change a line of your app, save it, and build once more.',
  'zh-cn':
    '比较两次构建要用到两次的镜像，而其中一个已被删除，例如执行了 `docker image prune`。请修改应用里的一行并保存，再构建一次。',
};

export const earlierBuildGone = defineCause({
  id: 'earlier-build-gone',
  for: [image],
  text: {
    en: 'An earlier build of `{ref}` was seen, but its image is not there any more. Build once more.',
    'zh-cn': '看到过 `{ref}` 更早的一次构建，但那次的镜像已不在。请再构建一次。',
  },
  about: {
    en: 'Two builds are compared by their images, and the earlier one’s image was removed. The daemon told of the build, and no longer has its image.',
    'zh-cn':
      '比较两次构建要用到两次的镜像，而较早那次的镜像已被删除。守护进程报告过那次构建，但镜像已不在。',
  },
  help: [question, thisDoesIt],
  recognise({ spec, observation: { rebuild }, judgement }) {
    if (judgement.aspect !== 'rebuilt' || rebuild?.status !== 'gone') return undefined;
    return {
      args: { ref: spec.ref },
      degrees: [
        degree(question),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, '.'] }),
      ],
    };
  },
});
