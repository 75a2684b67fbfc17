import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { crashOf, lastWords } from '../cluster/crash.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { allLogs, degree } from '../degree.ts';

const question: Text = {
  en: 'A container lives as long as its first process. What should keep running in it?',
  'zh-cn': '容器只在它的第一个进程运行期间存活。里面应该一直运行什么？',
};

export const podEndsAtOnce = defineCause<unknown, unknown>({
  id: 'pod-ends-at-once',
  for: ofCluster,
  text: {
    en: 'The container `{container}` of the Pod `{pod}` ended by itself with exit code 0: it had nothing left to do.',
    'zh-cn': 'Pod `{pod}` 的容器 `{container}` 自己结束了，退出码 0：它没有别的事可做。',
  },
  about: {
    en: 'The first process came to its end without an error, and the Pod should keep running. A shell without a terminal ends like this, and so does a program that goes to the background.',
    'zh-cn':
      '第一个进程正常结束了，而 Pod 应该一直运行。没有终端的 shell 会这样结束，转入后台的程序也会。',
  },
  help: [question, allLogs],
  async recognise(failure, world) {
    const crash = await crashOf(failure, world);
    if (crash?.exitCode !== 0) return undefined;
    const { name: pod, namespace, container } = crash;
    const log = await lastWords(crash, world);
    const logs = kubectl(namespace, 'logs', pod, '-c', container.name);
    return {
      args: { pod, container: container.name },
      ...(log.length === 0 ? {} : { excerpt: log }),
      degrees: [degree(question), degree(allLogs, {}, { run: logs })],
    };
  },
});
