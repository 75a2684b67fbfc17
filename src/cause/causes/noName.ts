import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { lastBuild } from '../buildCommand.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Which option of `docker build` gives the image a name?',
  'zh-cn': '`docker build` 的哪个选项可以给镜像起名字？',
};
const form: Text = {
  en: '`docker build -t ____:____ .`',
  'zh-cn': '`docker build -t ____:____ .`',
};

export const noName = defineCause({
  id: 'no-name',
  for: [image],
  text: {
    en: 'You built an image without a name: `{line}` has no `-t`.',
    'zh-cn': '你构建的镜像没有名字：`{line}` 里没有 `-t`。',
  },
  about: {
    en: 'The image was built without `-t`, so it has only an id. The last build in the terminal succeeded without a name.',
    'zh-cn': '构建时没有写 `-t`，所以镜像只有 id。终端里最近一次构建成功了，但没有名字。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, judgement }, world) {
    const build = lastBuild(world);
    if (judgement.aspect !== 'missing' || build === undefined) return undefined;
    if (build.tags.length > 0 || build.exitCode !== 0) return undefined;
    const context = build.contexts[0] ?? '.';
    return {
      args: { line: build.line },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, context] }),
      ],
    };
  },
});
