import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { allLogs, degree } from '../degree.ts';
import { notRunning, ofContainer } from '../subject.ts';

const shell: Text = {
  en: 'A shell without a terminal reads the end of its input at once. Which two options of `docker run` keep one open?',
  'zh-cn': '没有终端的 shell 一启动就读到输入结束。`docker run` 的哪两个选项能让它保持打开？',
};
const nothingLeft: Text = {
  en: 'A container lives as long as its first process. Which command would go on running?',
  'zh-cn': '容器的寿命就是它第一个进程的寿命。哪条命令会一直运行？',
};
const background: Text = {
  en: 'A server that puts itself into the background ends its first process. How is it told to stay in the foreground?',
  'zh-cn': '服务转到后台运行时，第一个进程就结束了。怎样让它留在前台？',
};

/** Milliseconds: whoever ends sooner had nothing to wait for. */
const atOnce = 5_000;

export const endedAtOnce = defineCause<unknown, unknown>({
  id: 'ended-at-once',
  for: ofContainer,
  text: {
    en: '`{name}` ran `{command}`, and that was done at once: exit code 0, nothing left to do.',
    'zh-cn': '`{name}` 执行了 `{command}`，一下就做完了：退出码 0，没有别的事可做。',
  },
  about: {
    en: 'The container’s first process ended well within seconds, often a shell without a terminal (`-ti`) or a server in the background. Exit code 0, and the times of start and end say so.',
    'zh-cn':
      '容器的第一个进程几秒内就正常结束了，常见的是没有终端（`-ti`）的 shell，或者转到后台的服务。依据是退出码 0 以及启动和结束的时间。',
  },
  help: [shell, nothingLeft, background, allLogs, ...anewTexts],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    if (subject === undefined) return undefined;
    const { container, name } = subject;
    const { state, exitCode, startedAt, finishedAt, tty, openStdin } = container;
    if (state !== 'exited' || exitCode !== 0 || startedAt === undefined) return undefined;
    if ((finishedAt ?? Infinity) - startedAt > atOnce) return undefined;
    const command = container.command.join(' ');
    const waits = /(?:^|\/)(?:(?:ba|da|a|z)?sh|python[\d.]*|irb|node)$/.test(command);
    const server = /\b(?:nginx|httpd|redis-server|daemonize|--daemonize)\b/.test(command);
    const why = waits && !(tty && openStdin) ? shell : server ? background : nothingLeft;
    return {
      args: { name, command },
      degrees: [
        degree(why),
        degree(allLogs, {}, { run: ['docker', 'logs', name] }),
        ...anew(subject),
      ],
    };
  },
});
