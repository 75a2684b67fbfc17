import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import type { BuildCommand } from '../buildCommand.ts';
import { lastBuild } from '../buildCommand.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: '`docker build` wants one more word at the end: the folder that it sends to the daemon. Which one is it here?',
  'zh-cn': '`docker build` 的末尾还需要一个参数：发送给守护进程的目录。在这里应该是哪个目录？',
};
const isFile: Text = {
  en: '`{context}` is a file, and the word at the end must be the folder it lies in. The Dockerfile is found there by itself. Which folder is it here?',
  'zh-cn':
    '`{context}` 是文件，而末尾的参数必须是它所在的目录，Docker 会自己在里面找到 Dockerfile。在这里应该是哪个目录？',
};
const form: Text = {
  en: '`docker build -t {wanted} ____`',
  'zh-cn': '`docker build -t {wanted} ____`',
};

export const buildArgumentForgotten = defineCause({
  id: 'build-argument-forgotten',
  for: [image],
  text: {
    en: '`{line}` does not name the folder to build from, so nothing was built.',
    'zh-cn': '`{line}` 没有写明从哪个目录构建，所以什么也没有构建。',
  },
  about: {
    en: 'The folder to build from, the last word of `docker build`, is missing or is a file. The last build in the lab’s terminal says so, and failed.',
    'zh-cn':
      '`docker build` 末尾的目录没有写，或者写成了文件。实验终端里最近一次构建就是这样，并且失败了。',
  },
  help: [question, isFile, form, thisDoesIt],
  recognise({ spec, judgement }, world) {
    const build = lastBuild(world);
    if (judgement.aspect !== 'missing' && judgement.aspect !== 'rebuilt') return undefined;
    if (build === undefined || !lacksFolder(build)) return undefined;
    const [context] = build.contexts;
    return {
      args: { line: build.line },
      degrees: [
        context === undefined ? degree(question) : degree(isFile, { context }),
        degree(form, { wanted: spec.ref }),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, '.'] }),
      ],
    };
  },
});

/** No folder at all, or the Dockerfile in its place. */
function lacksFolder({ contexts, exitCode }: BuildCommand): boolean {
  if (exitCode === undefined || exitCode === 0) return false;
  const [first, ...more] = contexts;
  return first === undefined || (more.length === 0 && /(?:^|\/)Dockerfile(?:\.\w+)?$/i.test(first));
}
