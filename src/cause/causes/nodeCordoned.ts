import { readNode } from '../../world/cluster/answers/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { ofCluster } from '../cluster/subject.ts';
import { unscheduled } from '../cluster/unscheduled.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'After `kubectl cordon` or `drain` a node takes no Pods until somebody says so. How?',
  'zh-cn': '执行 `kubectl cordon` 或 `drain` 之后，节点不再接收 Pod，直到有人恢复它。怎样恢复？',
};
const form: Text = { en: '`kubectl uncordon ____`', 'zh-cn': '`kubectl uncordon ____`' };

export const nodeCordoned = defineCause<unknown, unknown>({
  id: 'node-cordoned',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` stays Pending: the node `{node}` is cordoned and takes no new Pods.',
    'zh-cn': 'Pod `{pod}` 一直是 Pending：节点 `{node}` 被标记为不可调度，不接收新的 Pod。',
  },
  about: {
    en: 'A node was cordoned or drained, and no other has room. The node itself says that it is unschedulable.',
    'zh-cn': '节点被标记为不可调度或被腾空，又没有别的节点可用。依据是节点自己的状态。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const found = await unscheduled(failure, world);
    if (found === undefined || !/were unschedulable/.test(found.why)) return undefined;
    const nodes = await world.cluster.list({ apiVersion: 'v1', kind: 'Node' });
    const node = nodes.map(readNode).find(({ schedulable }) => !schedulable)?.object.name;
    if (node === undefined) return undefined;
    return {
      args: { pod: found.name, node },
      excerpt: [found.why],
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['kubectl', 'uncordon', node] }),
      ],
    };
  },
});
