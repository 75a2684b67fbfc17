import { exec } from '../../check/types/exec.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Which daemon did you ask: that of your machine, or the one in `{name}`? Each has images of its own.',
  'zh-cn': '你问的是哪个守护进程：本机的，还是 `{name}` 里的？它们各有自己的镜像。',
};
const form: Text = {
  en: '`docker exec ____ docker pull ____`',
  'zh-cn': '`docker exec ____ docker pull ____`',
};

export const notPulledInside = defineCause({
  id: 'not-pulled-inside',
  for: [exec],
  text: {
    en: 'The Docker daemon inside `{name}` has no image `{image}`.',
    'zh-cn': '`{name}` 里的 Docker 守护进程没有镜像 `{image}`。',
  },
  about: {
    en: 'A container has a daemon of its own, and the image is not in that daemon’s store: it was never pulled there, or only by the daemon of the machine. The command run in the container says `No such image`.',
    'zh-cn':
      '容器里有自己的守护进程，而镜像不在它那里：从来没有在那里拉取过，或者只由本机的守护进程拉取过。在容器里执行的命令输出了 `No such image`。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec: { container: name, argv }, observation: { result } }) {
    if (argv[0] !== 'docker' || result === undefined || result.exitCode === 0) return undefined;
    const image = /No such image: (\S+)/i.exec(result.output)?.[1];
    if (image === undefined) return undefined;
    return {
      args: { name, image },
      degrees: [
        degree(question, { name }),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'exec', name, 'docker', 'pull', image] }),
      ],
    };
  },
});
