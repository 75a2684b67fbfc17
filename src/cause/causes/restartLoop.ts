import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { allLogs, degree, removeFirst } from '../degree.ts';
import { logOf } from '../served.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'Docker starts it again each time (`--restart {policy}`), and each time it ends. Which of its last words says why?',
  'zh-cn':
    'Docker 每次都会重新启动它（`--restart {policy}`），而它每次都会结束。最后的输出里哪一行说明了原因？',
};
const mend: Text = {
  en: 'Fix what the log names, build again if it is in the image, then remove this container and run a new one.',
  'zh-cn': '根据日志解决问题（在镜像里的话要重新构建），然后删除这个容器，再运行一个新的。',
};

/** Milliseconds since the last start within which a container that was restarted is in a loop. */
const recent = 30_000;

export const restartLoop = defineCause<unknown, unknown>({
  id: 'restart-loop',
  for: ofContainer,
  text: {
    en: '`{name}` starts, ends with exit code {code}, and is started again: {count} times so far.',
    'zh-cn': '`{name}` 启动后以退出码 {code} 结束，又被重新启动：至今已有 {count} 次。',
  },
  about: {
    en: 'The container’s restart policy starts it again each time it ends. Its state is `restarting`, or its count of restarts grows; its last log lines are shown.',
    'zh-cn':
      '容器每次结束都会按重启策略再次启动。状态是 `restarting`，或者重启次数在增加；会显示最后几行日志。',
  },
  help: [question, allLogs, mend, removeFirst],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    const found = subject?.container;
    if (subject === undefined || found === undefined) return undefined;
    const { state, restartCount, startedAt, finishedAt, exitCode, restartPolicy } = found;
    const up = world.now - (startedAt ?? world.now);
    const again = state === 'running' && restartCount >= 2 && up < recent;
    const fitting =
      subject.lack === 'not-running' ||
      ['restarts', 'fault', 'health', 'exit-code'].includes(failure.judgement.aspect ?? '');
    if (!fitting || (state !== 'restarting' && !again) || finishedAt === undefined)
      return undefined;
    const log = (await logOf(found, world)).filter((line) => line.trim() !== '');
    const { name } = subject;
    return {
      args: { name, code: exitCode, count: restartCount },
      ...(log.length === 0 ? {} : { excerpt: log.slice(-8) }),
      degrees: [
        degree(question, { policy: restartPolicy.name }),
        degree(allLogs, {}, { run: ['docker', 'logs', '--tail', '20', name] }),
        degree(mend),
        degree(removeFirst, { name }, { run: ['docker', 'rm', '-f', name] }),
      ],
    };
  },
});
