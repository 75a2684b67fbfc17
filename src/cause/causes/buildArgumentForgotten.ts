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
  recognise({ spec, judgement }, world) {
    const build = lastBuild(world);
    if (judgement.aspect !== 'missing' && judgement.aspect !== 'rebuilt') return undefined;
    if (build === undefined || !lacksFolder(build)) return undefined;
    return {
      args: { line: build.line },
      degrees: [
        degree(question),
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
  return first === undefined || (more.length === 0 && /(?:^|\/)Dockerfile$/i.test(first));
}
