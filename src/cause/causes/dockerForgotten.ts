import type { Text } from '../../text.ts';
import { acted, lastAttempt } from '../attempt.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: '`{verb}` is a verb of another command. Which command stands before it?',
  'zh-cn': '`{verb}` 是另一个命令的子命令。它前面应该是哪个命令？',
};
const form: Text = { en: '`____ {line}`', 'zh-cn': '`____ {line}`' };

export const dockerForgotten = defineCause<unknown, unknown>({
  id: 'docker-forgotten',
  for: acted,
  text: {
    en: '`{line}` does not begin with `docker`, so the shell looked for a program called `{verb}`.',
    'zh-cn': '`{line}` 前面没有写 `docker`，所以 shell 去找名为 `{verb}` 的程序了。',
  },
  about: {
    en: 'A verb of docker was typed without `docker` before it. The last try in the lab’s terminal begins with the verb, and failed.',
    'zh-cn':
      '输入了 docker 的子命令，但前面没有写 `docker`。实验终端里最近一次尝试以子命令开头，并且失败了。',
  },
  help: [question, form],
  recognise(failure, world) {
    const attempt = lastAttempt(failure, world);
    if (attempt?.as !== 'bare' || attempt.exitCode === 0) return undefined;
    const args = { verb: attempt.found, line: attempt.line };
    return { args, degrees: [degree(question, args), degree(form, args)] };
  },
});
