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
  about: {
    en: 'A build under the right name stopped on the way. The terminal saw it end with another exit code than 0, and nothing else tells why.',
    'zh-cn': '用正确名字的构建中途停下了。终端里看到它的退出码不是 0，又没有别的线索说明原因。',
  },
  help: [question, again],
  recognise({ spec, judgement }, world) {
    const build = lastBuild(world);
    if (judgement.aspect !== 'missing' || build === undefined) return undefined;
    const { exitCode, tags, line } = build;
    const meant = tags.some((tag) => sameReference(tag, spec.ref));
    if (exitCode === undefined || exitCode === 0 || !meant) return undefined;
    const lastWords = build.output.split(/\r?\n/).filter((each) => each.trim() !== '');
    return {
      args: { code: exitCode, line },
      ...(lastWords.length === 0 ? {} : { excerpt: lastWords.slice(-4) }),
      degrees: [
        degree(question),
        degree(again, {}, { run: ['docker', 'build', '-t', spec.ref, build.contexts[0] ?? '.'] }),
      ],
    };
  },
});
