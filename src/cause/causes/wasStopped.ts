import { age } from '../../check/age.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { endedOtherwise, notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: 'Stopping a container keeps it. Which command starts one that is there?',
  'zh-cn': '停止容器不会删除它。哪条命令启动一个已存在的容器？',
};
const form: Text = { en: '`docker start ____`', 'zh-cn': '`docker start ____`' };

export const wasStopped = defineCause<unknown, unknown>({
  id: 'was-stopped',
  for: ofContainer,
  text: {
    en: '`{name}` was stopped {age} ago: exit code {code}. It did not end by itself.',
    'zh-cn': '`{name}` 在 {age}前被停止了：退出码 {code}。它不是自己结束的。',
  },
  about: {
    en: 'Somebody ended the container: 137 is SIGKILL (`docker kill`, or `docker stop` after ten seconds) without the mark OOMKilled, 143 is SIGTERM. A `stop` or `kill` in the daemon’s events says so too.',
    'zh-cn':
      '容器是被停止的：137 是 SIGKILL（`docker kill`，或者 `docker stop` 十秒之后），并且没有 OOMKilled 标记；143 是 SIGTERM。守护进程的 `stop`、`kill` 事件也说明了这一点。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const subject = (await notRunning(failure, world)) ?? (await endedOtherwise(failure, world));
    if (subject === undefined) return undefined;
    const { id, state, exitCode, oomKilled, finishedAt } = subject.container;
    if (state !== 'exited' || oomKilled) return undefined;
    const own = world.evidence.events.filter((each) => each.type === 'container' && each.id === id);
    const since = own.findLastIndex(({ action }) => action === 'start');
    const ended = own.slice(since + 1).some(({ action }) => action === 'stop' || action === 'kill');
    if (!ended && exitCode !== 137 && exitCode !== 143) return undefined;
    const { name } = subject;
    return {
      args: { name, code: exitCode, age: age(world.now - (finishedAt ?? world.now)) },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'start', name] }),
      ],
    };
  },
});
