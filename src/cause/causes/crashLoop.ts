import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { crashOf, lastWords } from '../cluster/crash.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { allLogs, degree } from '../degree.ts';

const question: Text = {
  en: 'What do its last lines say? Kubernetes starts it again and waits longer each time; it does not mend what it runs.',
  'zh-cn': '它最后几行输出说了什么？Kubernetes 会再启动它，等待一次比一次久，但不会修好程序。',
};

export const crashLoop = defineCause<unknown, unknown>({
  id: 'crash-loop',
  for: ofCluster,
  text: {
    en: 'The container `{container}` of the Pod `{pod}` ended with exit code {code}. Started again so far: {restarts}.',
    'zh-cn': 'Pod `{pod}` 的容器 `{container}` 以退出码 {code} 结束。已重启次数：{restarts}。',
  },
  about: {
    en: 'The program in a container ends with an error, and Kubernetes starts it again (CrashLoopBackOff). Its exit code and last lines stand beside.',
    'zh-cn':
      '容器里的程序出错结束，Kubernetes 反复重启它（CrashLoopBackOff）。旁边是退出码和最后几行输出。',
  },
  help: [question, allLogs],
  async recognise(failure, world) {
    const crash = await crashOf(failure, world);
    if (crash === undefined) return undefined;
    const { name: pod, namespace, container, exitCode: code } = crash;
    const log = await lastWords(crash, world);
    const previous = container.state === 'running' ? ['--previous'] : [];
    const logs = kubectl(namespace, 'logs', pod, '-c', container.name, ...previous);
    return {
      args: { pod, container: container.name, code, restarts: container.restarts },
      ...(log.length === 0 ? {} : { excerpt: log }),
      degrees: [degree(question), degree(allLogs, {}, { run: logs })],
    };
  },
});
