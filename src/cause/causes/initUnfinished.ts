import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { brokenPod } from '../cluster/pods.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { allLogs, degree } from '../degree.ts';
import { soon } from './stillStarting.ts';

const question: Text = {
  en: 'Init containers run one after another, and each must end before the next starts. What does this one wait for?',
  'zh-cn': 'Init 容器一个接一个运行，前一个结束后下一个才会启动。这一个在等什么？',
};
const lines = 8;

export const initUnfinished = defineCause<unknown, unknown>({
  id: 'init-unfinished',
  for: ofCluster,
  text: {
    en: 'The init container `{container}` of the Pod `{pod}` still runs: the Pod’s own containers start once it has ended.',
    'zh-cn':
      'Pod `{pod}` 的 Init 容器 `{container}` 还在运行：它结束之后，Pod 自己的容器才会启动。',
  },
  about: {
    en: 'A container that should prepare something does not come to its end: it waits for a Service, a file or a program that is not there, or is one that should run beside the others.',
    'zh-cn':
      '负责准备工作的容器一直没有结束：它在等还不存在的 Service、文件或程序，或者它本该与其他容器一起运行。',
  },
  help: [question, allLogs],
  async recognise(failure, world) {
    const broken = await brokenPod(failure, world);
    if (broken === undefined) return undefined;
    const { name: pod, namespace } = broken;
    if (world.now - (broken.pod.object.created ?? 0) <= soon) return undefined;
    // One that runs beside the others is ready, or its probe tells why not.
    const running = broken.pod.init.find(({ state, ready }) => state === 'running' && !ready);
    const others = broken.pod.containers.every(({ state }) => state === 'waiting');
    if (running === undefined || !others) return undefined;
    const { name: container } = running;
    const log = (await world.cluster.logs({ namespace, name: pod }, { container, lines })) ?? [];
    const run = kubectl(namespace, 'logs', pod, '-c', container);
    return {
      args: { pod, container },
      ...(log.length === 0 ? {} : { excerpt: log }),
      degrees: [degree(question), degree(allLogs, {}, { run })],
    };
  },
});
