import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { DaemonEvent } from '../../world/docker/objects/daemon.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { notRunning, ofContainer } from '../subject.ts';

const attached: Text = {
  en: '`docker attach` shares the first process with you. Which keys let go of it, and which command looks at the log only?',
  'zh-cn': '`docker attach` 让你直接连到第一个进程。哪些按键可以脱离它？哪条命令只看日志？',
};
const foreground: Text = {
  en: 'Without `-d` your terminal holds the container. Which option of `docker run` lets it run in the background?',
  'zh-cn': '不写 `-d` 时，容器占着你的终端。`docker run` 的哪个选项让它在后台运行？',
};
const form: Text = {
  en: 'Start it again with `docker start ____`. Let go with Ctrl-P Ctrl-Q, look with `docker logs -f ____`.',
  'zh-cn':
    '用 `docker start ____` 重新启动。用 Ctrl-P Ctrl-Q 脱离，用 `docker logs -f ____` 查看。',
};

export const endedByCtrlC = defineCause<unknown, unknown>({
  id: 'ended-by-ctrl-c',
  for: ofContainer,
  text: {
    en: 'Your terminal was attached to `{name}` when it ended with {code}: Ctrl-C or `exit` there ends its first process.',
    'zh-cn':
      '`{name}` 以 {code} 结束时，你的终端正连着它：在那里按 Ctrl-C 或输入 `exit`，第一个进程就会结束。',
  },
  about: {
    en: 'Ctrl-C in `docker attach`, or in a `docker run` without `-d`, reaches the container’s first process. The daemon’s events show the attach, the signal and the end.',
    'zh-cn':
      '在 `docker attach` 或没有 `-d` 的 `docker run` 里按 Ctrl-C，信号会传到容器的第一个进程。守护进程的事件显示了连接、信号和结束。',
  },
  help: [attached, foreground, form, thisDoesIt],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    if (subject?.container.state !== 'exited') return undefined;
    const how = endOf(subject.container, world);
    if (how === undefined) return undefined;
    const { name, container } = subject;
    return {
      args: { name, code: container.exitCode },
      degrees: [
        degree(how),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'start', name] }),
      ],
    };
  },
});

/** Undefined when nobody was attached, or it ended for another reason. */
function endOf({ id, exitCode, tty, command }: Container, world: World): Text | undefined {
  const own = world.evidence.events.filter((each) => each.type === 'container' && each.id === id);
  const end = own.findLastIndex(({ action }) => action === 'die');
  const run = own.slice(0, Math.max(0, end));
  const start = run.findLastIndex(({ action }) => action === 'start');
  const last = run.findLastIndex(({ action }) => action === 'attach' || action === 'detach');
  if (start < 0 || run[last]?.action !== 'attach') return undefined;
  // `docker run` attaches just before it starts; an attach of an earlier run is over.
  if (run.slice(last, start).some(({ action }) => action === 'die')) return undefined;
  const signals = run
    .slice(start)
    .map(signalOf)
    .filter((signal) => signal !== undefined);
  if (signals.includes('2')) return last > start ? attached : foreground;
  // With a terminal Ctrl-C is a key for the process itself, and no signal passes the daemon.
  if (signals.length > 0 || !tty) return undefined;
  const shell = /(?:^|\/)(?:ba|da|a|z)?sh$/.test(command.join(' '));
  const byKey = exitCode === 130 || (exitCode === 0 && (shell || last > start));
  if (!byKey) return undefined;
  return last > start ? attached : foreground;
}

function signalOf({ action, attributes }: DaemonEvent): string | undefined {
  return action === 'kill' ? attributes['signal'] : undefined;
}
