import type { Text } from '../../text.ts';
import { acted, lastAttempt } from '../attempt.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: '`{flag}` says which daemon is meant: it belongs to `docker` itself. Where must it stand?',
  'zh-cn': '`{flag}` 指定使用哪个守护进程，它是 `docker` 自己的选项。它应该写在哪里？',
};
const form: Text = {
  en: '`docker {flag} ____ {verb} …`',
  'zh-cn': '`docker {flag} ____ {verb} …`',
};

/** Options of `docker` itself that its verbs do not have (docker 28, `docker --help`). */
const global = new Set(['-H', '--host', '--context', '--log-level', '--tls', '--tlsverify']);

export const flagsMisplaced = defineCause<unknown, unknown>({
  id: 'flags-misplaced',
  for: acted,
  text: {
    en: '`docker {verb}` has no option `{flag}`: it stands behind the verb, and belongs before it.',
    'zh-cn': '`docker {verb}` 没有 `{flag}` 选项：它写在了子命令后面，应该写在前面。',
  },
  about: {
    en: 'An option of `docker` itself, such as `-H` or `--context`, was typed behind the verb. The last try in the lab’s terminal has it there, and failed.',
    'zh-cn':
      '`docker` 自己的选项（例如 `-H`、`--context`）写在了子命令后面。实验终端里最近一次尝试就是这样写的，并且失败了。',
  },
  help: [question, form],
  recognise(failure, world) {
    const attempt = lastAttempt(failure, world);
    if (attempt?.as !== 'docker' || attempt.exitCode === 0) return undefined;
    const verbAt = attempt.words.indexOf(attempt.meant);
    // Behind a word that is no option stands what the container runs.
    const own = attempt.words.slice(verbAt + 1);
    const end = own.findIndex((word) => !word.startsWith('-'));
    const options = attempt.meant === 'run' || attempt.meant === 'exec' ? own.slice(0, end) : own;
    const flag = options
      .map((word) => word.split('=')[0] ?? '')
      .find((word) => global.has(word) || /^-H./.test(word));
    if (flag === undefined) return undefined;
    const args = { flag: flag.startsWith('-H') ? '-H' : flag, verb: attempt.meant };
    return { args, degrees: [degree(question, args), degree(form, args)] };
  },
});
