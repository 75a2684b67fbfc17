import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { lastBuild } from '../buildCommand.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'What do the last lines in the terminal say? They name the line of the Dockerfile at which it stopped.',
  'zh-cn': '终端里最后几行写了什么？它们会指出构建停在 Dockerfile 的哪一行。',
};
const again: Text = {
  en: 'Correct that line, then build again.',
  'zh-cn': '修改那一行，然后重新构建。',
};

export const buildFailed = defineCause({
  id: 'build-failed',
  for: [image],
  text: {
    en: 'Your last build stopped with exit code {code}: `{line}`. No image came of it.',
    'zh-cn': '最近一次构建以退出码 {code} 结束：`{line}`。没有生成镜像。',
  },
  recognise({ spec, judgement }, world) {
    const build = lastBuild(world);
    if (judgement.aspect !== 'missing' || build === undefined) return undefined;
    const { exitCode, tags, line } = build;
    const meant = tags.some((tag) => sameReference(tag, spec.ref));
    if (exitCode === undefined || exitCode === 0 || !meant) return undefined;
    return {
      args: { code: exitCode, line },
      degrees: [
        degree(question),
        degree(again, {}, { run: ['docker', 'build', '-t', spec.ref, build.contexts[0] ?? '.'] }),
      ],
    };
  },
});
