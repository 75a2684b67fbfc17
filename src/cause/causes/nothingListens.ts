import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { refused } from '../cluster/listening.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { allLogs, degree } from '../degree.ts';

const question: Text = {
  en: 'On which port does the program listen, and on all addresses? `127.0.0.1` inside a Pod is the Pod’s own.',
  'zh-cn': '程序在哪个端口上监听，是所有地址吗？Pod 里的 `127.0.0.1` 只属于 Pod 自己。',
};

export const nothingListens = defineCause<unknown, unknown>({
  id: 'nothing-listens',
  for: ofCluster,
  text: {
    en: 'The Service `{service}` reaches the Pod `{pod}`, and nobody answers HTTP there on port {target}.',
    'zh-cn': 'Service `{service}` 能到达 Pod `{pod}`，但那里的端口 {target} 上没有 HTTP 应答。',
  },
  about: {
    en: 'The Pod is ready, because no readiness probe asks it, and its program does not answer on the Service’s targetPort: it listens on 127.0.0.1 only, on a port that it does not tell, or speaks another protocol than HTTP.',
    'zh-cn':
      'Pod 没有就绪探针，所以显示就绪，但程序在 Service 的 targetPort 上没有应答：它只监听 127.0.0.1、监听了别的端口，或者用的不是 HTTP 协议。',
  },
  help: [question, allLogs],
  async recognise(failure, world) {
    const found = await refused(failure, world);
    if (found === undefined) return undefined;
    const { served, pod, target, log } = found;
    return {
      args: { service: served.name, pod: pod.object.name, target },
      ...(log.length === 0 ? {} : { excerpt: log }),
      degrees: [
        degree(question),
        degree(allLogs, {}, { run: kubectl(served.namespace, 'logs', pod.object.name) }),
      ],
    };
  },
});
