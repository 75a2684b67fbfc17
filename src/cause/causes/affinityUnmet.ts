import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { templateOf } from '../cluster/manifests.ts';
import { kubectl, placeIn, repair, repairTexts } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { unscheduled } from '../cluster/unscheduled.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'What is `required…` must be so; `preferred…` is a wish. Is there a node that meets it?',
  'zh-cn': '`required…` 必须满足，`preferred…` 只是倾向。有节点能满足它吗？',
};
const look: Text = { en: 'See the scheduler’s words:', 'zh-cn': '看看调度器的说明：' };

export const affinityUnmet = defineCause<unknown, unknown>({
  id: 'affinity-unmet',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` stays Pending: no node meets its affinity rules.',
    'zh-cn': 'Pod `{pod}` 一直是 Pending：没有节点满足它的亲和性规则。',
  },
  about: {
    en: 'The Pod’s affinity or anti-affinity rules out every node: of nodes by their labels, or of other Pods that must or must not be there.',
    'zh-cn':
      'Pod 的亲和性或反亲和性排除了所有节点：或者按节点的标签（label），或者按节点上必须有、不能有的 Pod。',
  },
  help: [question, ...repairTexts, look],
  async recognise(failure, world) {
    const found = await unscheduled(failure, world);
    if (found === undefined || !/affinity/.test(found.why)) return undefined;
    const { name: pod, namespace, why } = found;
    const template = await templateOf(found.pod.object, world);
    const line = template && nodeAt(template.node, ['spec', 'affinity']);
    return {
      args: { pod },
      excerpt: [why],
      ...(template && line ? { places: [placeIn(template.manifest, line)] } : {}),
      degrees: [
        degree(question),
        ...(template && line ? repair(template.manifest, line) : []),
        degree(look, {}, { run: kubectl(namespace, 'describe', 'pod', pod) }),
      ],
    };
  },
});
