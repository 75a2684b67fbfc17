import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { crashOf } from '../cluster/crash.ts';
import { containerNode, templateOf } from '../cluster/manifests.ts';
import { containerSpec } from '../cluster/podSpec.ts';
import { kubectl, placeIn, repair, repairTexts } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A limit is where the kernel kills. How much does the program need, and is that more than `{limit}`?',
  'zh-cn': '超过限制，内核就会终止进程。程序需要多少内存，超过 `{limit}` 了吗？',
};
const form: Text = {
  en: '`resources: { limits: { memory: ____ } }`',
  'zh-cn': '`resources: { limits: { memory: ____ } }`',
};
const look: Text = { en: 'See what the cluster says of it:', 'zh-cn': '看看集群的说明：' };

export const podOutOfMemory = defineCause<unknown, unknown>({
  id: 'pod-out-of-memory',
  for: ofCluster,
  text: {
    en: 'The container `{container}` of the Pod `{pod}` was killed because it used more memory than its limit, `{limit}` (OOMKilled).',
    'zh-cn':
      'Pod `{pod}` 的容器 `{container}` 用的内存超过了它的限制 `{limit}`，被终止了（OOMKilled）。',
  },
  about: {
    en: 'A container’s last run ended as OOMKilled: it went over its own memory limit. A request only schedules, a limit kills.',
    'zh-cn':
      '容器上一次运行以 OOMKilled 结束：它超过了自己的内存限制。请求只影响调度，超过限制则会被终止。',
  },
  help: [question, form, ...repairTexts, look],
  async recognise(failure, world) {
    const crash = await crashOf(failure, world);
    if (crash?.container.lastReason !== 'OOMKilled') return undefined;
    const { name: pod, namespace, container } = crash;
    const spec = containerSpec(crash.pod.object, container.name);
    const limit = String(spec?.resources?.limits?.['memory'] ?? '?');
    const template = await templateOf(crash.pod.object, world);
    const own = template && containerNode(template, container.name);
    const line = own && nodeAt(own, ['resources', 'limits', 'memory']);
    return {
      args: { pod, container: container.name, limit },
      ...(template && line ? { places: [placeIn(template.manifest, line)] } : {}),
      degrees: [
        degree(question, { limit }),
        degree(form),
        ...(template && line ? repair(template.manifest, line) : []),
        degree(look, {}, { run: kubectl(namespace, 'describe', 'pod', pod) }),
      ],
    };
  },
});
