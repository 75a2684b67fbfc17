import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { clusterSubject, ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';
import { shellCommands } from '../terminal.ts';

const question: Text = {
  en: 'What does the last line of its answer complain of, and in which file does that stand?',
  'zh-cn': '它的最后一行应答说哪里不对？那一处在哪个文件里？',
};
const look: Text = {
  en: 'This asks the cluster without changing anything:',
  'zh-cn': '这样只询问集群，不做任何改动：',
};

export const applyRefused = defineCause<unknown, unknown>({
  id: 'apply-refused',
  for: ofCluster,
  text: {
    en: 'It is not in the cluster: your last `{command}` was refused.',
    'zh-cn': '集群里没有它：你最近一次 `{command}` 被拒绝了。',
  },
  about: {
    en: 'The last `kubectl apply` or `create` ended with an error, and what is asked for is not there. The terminal saw it, and its last words stand beside.',
    'zh-cn':
      '最近一次 `kubectl apply` 或 `create` 出错了，而要找的对象不存在。依据是终端，旁边是它最后的输出。',
  },
  help: [question, look],
  recognise(failure, world) {
    if (clusterSubject(failure)?.missing !== true) return undefined;
    const last = shellCommands(world).findLast(
      ({ words }) =>
        words[0] === 'kubectl' && /^(?:apply|create|run|replace)$/.test(words[1] ?? ''),
    );
    if (last?.exitCode === undefined || last.exitCode === 0) return undefined;
    const output = last.output.trim().split('\n').slice(-4);
    const [, verb = 'apply', ...rest] = last.words;
    const again = ['kubectl', verb, '--dry-run=server', ...rest];
    return {
      args: { command: `kubectl ${verb}` },
      ...(output.join('') === '' ? {} : { excerpt: output }),
      degrees: [degree(question), ...(verb === 'apply' ? [degree(look, {}, { run: again })] : [])],
    };
  },
});
