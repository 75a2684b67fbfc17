import { age } from '../../check/age.ts';
import { container } from '../../check/types/container.ts';
import type { ContainerSpec } from '../../check/types/container.ts';
import { containerFile } from '../../check/types/containerFile.ts';
import type { ContainerFileSpec } from '../../check/types/containerFile.ts';
import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/docker.ts';
import { defineCause } from '../cause.ts';
import type { Recognised } from '../cause.ts';
import { degree, removeFirst } from '../degree.ts';

const lines = 8;

const nothingLeft: Text = {
  en: 'Exit code 0 means: done. A container lives as long as its first process; what should it go on doing?',
  'zh-cn': '退出码 0 表示已正常结束。第一个进程一结束，容器也就停止。它本该一直运行什么？',
};
const readTheLog: Text = {
  en: 'Its last words stand above. Which of them says why it ended?',
  'zh-cn': '上面是它最后输出的内容。哪一行说明了结束的原因？',
};
const silent: Text = {
  en: 'It printed nothing. Which command did it start, and is that in the image?',
  'zh-cn': '它没有输出任何内容。它启动的是哪条命令？镜像里有这条命令吗？',
};
const stopped: Text = {
  en: '137 means that it was killed, 143 that it was asked to end: `docker stop` and `docker kill` do that. Start it again.',
  'zh-cn':
    '137 表示被强制结束，143 表示被要求结束：`docker stop` 和 `docker kill` 会这样。请重新启动它。',
};
const memory: Text = {
  en: 'It wanted more memory than it may have, and was killed.',
  'zh-cn': '它需要的内存超过了限制，被强制结束了。',
};
const startAgain: Text = { en: 'Start it once more:', 'zh-cn': '再次启动它：' };
const allLogs: Text = { en: 'Everything that it printed:', 'zh-cn': '它输出的全部内容：' };
const mend: Text = {
  en: 'Fix what the log names, build again, then remove this container and run a new one.',
  'zh-cn': '根据日志解决问题，重新构建，然后删除这个容器，再运行一个新的。',
};

export const exited = defineCause<
  ContainerSpec | ContainerFileSpec,
  { container: Container | undefined }
>({
  id: 'exited',
  for: [container, containerFile],
  text: {
    en: '`{name}` started and ended {age} ago with exit code {code}. It ran `{command}`.',
    'zh-cn': '`{name}` 启动过，{age}前以退出码 {code} 结束。它执行的是 `{command}`。',
  },
  async recognise({ observation, judgement }, world) {
    const found = observation.container;
    const ended = found !== undefined && ['exited', 'dead', 'restarting'].includes(found.state);
    if (!ended || (judgement.aspect !== 'state' && judgement.aspect !== 'missing'))
      return undefined;
    const { id, tty } = found;
    const log = (await world.docker.logs({ id, tty }, lines)) ?? [];
    const excerpt = log.filter((line) => line.trim() !== '');
    return {
      args: {
        name: found.name,
        age: age(world.now - (found.finishedAt ?? world.now)),
        code: found.exitCode,
        command: found.command.join(' '),
      },
      ...(excerpt.length === 0 && found.error === ''
        ? {}
        : { excerpt: [...excerpt, ...(found.error === '' ? [] : [found.error])] }),
      degrees: degreesFor(found, excerpt),
    };
  },
});

function degreesFor(found: Container, log: readonly string[]): Recognised['degrees'] {
  const { name, exitCode } = found;
  const start = degree(startAgain, {}, { run: ['docker', 'start', name] });
  const remove = degree(removeFirst, { name }, { run: ['docker', 'rm', '-f', name] });
  const read = degree(allLogs, {}, { run: ['docker', 'logs', name] });
  if (found.oomKilled) return [degree(memory), remove];
  if (exitCode === 137 || exitCode === 143) return [degree(stopped), start];
  if (exitCode === 0) return [degree(nothingLeft), read, start];
  return [degree(log.length === 0 ? silent : readTheLog), read, degree(mend), remove];
}
