import { pods } from '../../check/types/pods.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { shellCommands } from '../terminal.ts';

const question: Text = {
  en: 'kubectl changes no label that is there unless you say that you mean it. By which option?',
  'zh-cn': '已有的标签（label），kubectl 不会随便改，除非你明说。用哪个选项？',
};
const form: Text = {
  en: '`kubectl label pod ____ ____=____ --overwrite`',
  'zh-cn': '`kubectl label pod ____ ____=____ --overwrite`',
};

const isLacking: ReadonlySet<string> = new Set(['missing', 'none', 'too-few']);

export const labelNotOverwritten = defineCause<unknown, unknown>({
  id: 'label-not-overwritten',
  for: [pods],
  text: {
    en: 'Your last `kubectl label` was refused: the label has a value already, so it is as it was.',
    'zh-cn': '你最近一次 `kubectl label` 被拒绝了：这个标签（label）已经有值，所以没有改动。',
  },
  about: {
    en: 'The last `kubectl label` ended with “already has a value”: without `--overwrite` nothing changes. The terminal saw it.',
    'zh-cn':
      '最近一次 `kubectl label` 以“already has a value”结束：不写 `--overwrite` 就什么也不改。依据是终端。',
  },
  help: [question, form, thisDoesIt],
  recognise({ judgement: { aspect } }, world) {
    if (!isLacking.has(aspect ?? '')) return undefined;
    const last = shellCommands(world).findLast(
      ({ words }) => words[0] === 'kubectl' && words.includes('label'),
    );
    if (last === undefined || last.exitCode === 0 || last.words.includes('--overwrite')) {
      return undefined;
    }
    if (!last.output.includes('already has a value')) return undefined;
    return {
      args: {},
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: [...last.words, '--overwrite'] }),
      ],
    };
  },
});
