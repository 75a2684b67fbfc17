import { exec } from '../../check/types/exec.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { allLogs, degree } from '../degree.ts';

const wait: Text = {
  en: 'After its container’s start it needs some seconds. Wait a moment, and check again.',
  'zh-cn': '容器启动之后，它还需要几秒钟。稍等一下，再检查一次。',
};
const words: Text = {
  en: 'When it stays silent, its own log says why. Which of the last lines begins with `failed` or says `level=error`?',
  'zh-cn':
    '如果一直没有应答，它自己的日志会说明原因。最后几行里，哪一行以 `failed` 开头，或者写着 `level=error`？',
};

export const innerDaemonSilent = defineCause({
  id: 'inner-daemon-silent',
  for: [exec],
  text: {
    en: 'The Docker daemon inside `{name}` does not answer: it is not up yet, or does not run there.',
    'zh-cn': '`{name}` 里的 Docker 守护进程没有应答：它还没有就绪，或者没有在那里运行。',
  },
  about: {
    en: 'A docker command was run in a container with a daemon of its own, and that daemon does not answer. The command says `Cannot connect to the Docker daemon`.',
    'zh-cn':
      '在自带守护进程的容器里执行了 docker 命令，但那个守护进程没有应答。命令的输出是 `Cannot connect to the Docker daemon`。',
  },
  help: [wait, words, allLogs],
  recognise({ spec: { container, argv }, observation: { result } }) {
    if (argv[0] !== 'docker' || result === undefined || result.exitCode === 0) return undefined;
    if (!/Cannot connect to the Docker daemon/i.test(result.output)) return undefined;
    return {
      args: { name: container },
      degrees: [
        degree(wait),
        degree(words),
        degree(allLogs, {}, { run: ['docker', 'logs', container] }),
      ],
    };
  },
});
