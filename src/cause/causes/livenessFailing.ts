import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { crashOf } from '../cluster/crash.ts';
import { toldOf } from '../cluster/events.ts';
import { containerNode, templateOf } from '../cluster/manifests.ts';
import { kubectl, placeIn, repair, repairTexts } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A liveness probe that fails restarts the container. Does it ask the right port and path, and does it wait long enough for the start?',
  'zh-cn': '存活探针失败会重启容器。它问的端口和路径对吗？给启动留的时间够吗？',
};
const look: Text = { en: 'See what the probe got:', 'zh-cn': '看看探针得到的结果：' };

export const livenessFailing = defineCause<unknown, unknown>({
  id: 'liveness-failing',
  for: ofCluster,
  text: {
    en: 'The container `{container}` of the Pod `{pod}` is killed and started again because its liveness probe fails.',
    'zh-cn': 'Pod `{pod}` 的容器 `{container}` 因存活探针失败而被反复终止和重启。',
  },
  about: {
    en: 'The container itself may be well: the kubelet ended it because its liveness probe failed. The Pod’s events say so.',
    'zh-cn': '容器本身可能没有问题：是 kubelet 因存活探针失败而终止了它。依据是 Pod 的事件。',
  },
  help: [question, ...repairTexts, look],
  async recognise(failure, world) {
    const crash = await crashOf(failure, world);
    if (crash === undefined) return undefined;
    const { name: pod, namespace, container } = crash;
    const told = await toldOf(crash.pod.object, world);
    const probe = told.findLast(({ message }) => message.startsWith('Liveness probe failed'));
    const killed = told.some(
      ({ reason, message }) => reason === 'Killing' && message.includes('failed liveness probe'),
    );
    if (probe === undefined || !killed) return undefined;
    const template = await templateOf(crash.pod.object, world);
    const own = template && containerNode(template, container.name);
    const line = own && nodeAt(own, ['livenessProbe']);
    return {
      args: { pod, container: container.name },
      excerpt: [probe.message],
      ...(template && line ? { places: [placeIn(template.manifest, line)] } : {}),
      degrees: [
        degree(question),
        ...(template && line ? repair(template.manifest, line) : []),
        degree(look, {}, { run: kubectl(namespace, 'describe', 'pod', pod) }),
      ],
    };
  },
});
