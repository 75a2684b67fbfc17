import { age } from '../../check/age.ts';
import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import { defineCause } from '../cause.ts';
import type { Recognised } from '../cause.ts';
import { allLogs, degree, removeFirst } from '../degree.ts';
import { ofContainer, subjectOf } from '../subject.ts';

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
const startAgain: Text = { en: 'Start it once more:', 'zh-cn': '再次启动它：' };
const mend: Text = {
  en: 'Fix what the log names, build again, then remove this container and run a new one.',
  'zh-cn': '根据日志解决问题，重新构建，然后删除这个容器，再运行一个新的。',
};

export const exited = defineCause<unknown, unknown>({
  id: 'exited',
  for: ofContainer,
  text: {
    en: '`{name}` started and ended {age} ago with exit code {code}. It ran `{command}`.',
    'zh-cn': '`{name}` 启动过，{age}前以退出码 {code} 结束。它执行的是 `{command}`。',
  },
  about: {
    en: 'The container’s first process has ended, and the container with it. Its state, exit code and last log lines are shown.',
    'zh-cn': '容器的第一个进程结束了，容器也随之停止。会显示它的状态、退出码和最后几行日志。',
  },
  help: [nothingLeft, readTheLog, silent, startAgain, allLogs, mend, removeFirst],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    const found = subject?.container;
    const ended = found !== undefined && ['exited', 'dead', 'restarting'].includes(found.state);
    const otherCode = failure.type === 'container' && failure.judgement.aspect === 'exit-code';
    if (!ended || (subject?.lack !== 'not-running' && !otherCode)) return undefined;
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
  if (exitCode === 0) return [degree(nothingLeft), read, start];
  return [degree(log.length === 0 ? silent : readTheLog), read, degree(mend), remove];
}
