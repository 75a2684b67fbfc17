import type { Text } from '../../text.ts';
import { acted, lastAttempt } from '../attempt.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { splitCommands } from '../terminal.ts';

const question: Text = {
  en: '`&&` goes on only after success. Which of the commands stopped? Run them one at a time, and read what each says.',
  'zh-cn': '`&&` 只有在前一条成功后才会继续。是哪一条停下的？请一条一条地执行，看看每一条的输出。',
};

export const chainBroken = defineCause<unknown, unknown>({
  id: 'chain-broken',
  for: acted,
  text: {
    en: '`{line}` ended with {code} before its turn came to `docker {verb}`: an earlier command of the line had failed.',
    'zh-cn': '`{line}` 以退出码 {code} 结束，没有轮到 `docker {verb}`：同一行里前面的命令失败了。',
  },
  about: {
    en: 'Several commands stand on one line with `&&` between them, and one before the last failed, so the last was never run. The terminal saw the line and an exit code that is not docker’s own.',
    'zh-cn':
      '一行里用 `&&` 连接了几条命令，前面的某一条失败了，所以最后一条没有执行。终端里看到了这一行和它的退出码，而这个退出码不是 docker 自己的。',
  },
  help: [question],
  recognise(failure, world) {
    const attempt = lastAttempt(failure, world);
    if (attempt?.as !== 'docker' || !['run', 'exec', 'tag'].includes(attempt.meant)) {
      return undefined;
    }
    const { line, exitCode, meant } = attempt;
    const isLast = splitCommands(line).at(-1)?.includes(meant) === true;
    const chained = isLast && /&&[^|;&]*$/.test(line);
    // 125 and above are docker's own, or say how the container's command ended.
    if (!chained || exitCode === undefined || exitCode === 0 || exitCode >= 125) return undefined;
    return { args: { line, code: exitCode, verb: meant }, degrees: [degree(question)] };
  },
});
