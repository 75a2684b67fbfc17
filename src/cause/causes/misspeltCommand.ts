import type { Text } from '../../text.ts';
import { acted, lastAttempt } from '../attempt.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Compare `{found}` with `{meant}` letter by letter. Press the arrow up in the terminal to get the line back, and correct it.',
  'zh-cn': '逐个字母对照 `{found}` 和 `{meant}`。在终端里按向上键可以取回那一行，然后改正它。',
};

export const misspeltCommand = defineCause<unknown, unknown>({
  id: 'misspelt-command',
  for: acted,
  text: {
    en: 'There is no command `{found}`: `{meant}` is meant in `{line}`, so nothing was done.',
    'zh-cn': '没有 `{found}` 这个命令：`{line}` 里应该写 `{meant}`，所以什么也没有执行。',
  },
  about: {
    en: '`docker` or its verb is spelt wrong. The last try in the lab’s terminal failed, and its word is a letter or two away from one that docker knows.',
    'zh-cn':
      '`docker` 或它的子命令拼错了。实验终端里最近一次尝试失败了，而且那个词和 docker 的某个命令只差一两个字母。',
  },
  help: [question],
  recognise(failure, world) {
    const attempt = lastAttempt(failure, world);
    if (attempt?.as !== 'misspelt' || attempt.exitCode === 0) return undefined;
    const { found, meant, line } = attempt;
    return { args: { found, meant, line }, degrees: [degree(question, { found, meant })] };
  },
});
