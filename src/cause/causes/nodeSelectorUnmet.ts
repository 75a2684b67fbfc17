import { nodeAt } from '../../lab/node.ts';
import { closestName } from '../../near.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { templateOf } from '../cluster/manifests.ts';
import { readPodSpec } from '../cluster/podSpec.ts';
import { placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { unscheduled } from '../cluster/unscheduled.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Should this Pod run only on a node with `{pair}`? Then a node must carry that label; else the selector may go.',
  'zh-cn':
    '这个 Pod 只能在带有 `{pair}` 的节点上运行吗？如果是，就要有节点带这个标签（label）；否则可以去掉选择算符。',
};
const see: Text = { en: 'See the nodes’ labels:', 'zh-cn': '看看节点的标签（label）：' };
const label: Text = {
  en: 'If the node is the one that is meant, this gives it the label:',
  'zh-cn': '如果就是这个节点，这样给它加上标签（label）：',
};

export const nodeSelectorUnmet = defineCause<unknown, unknown>({
  id: 'node-selector-unmet',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` stays Pending: its nodeSelector asks for `{pair}`, and no node has that label.',
    'zh-cn':
      'Pod `{pod}` 一直是 Pending：它的 nodeSelector 要求 `{pair}`，但没有节点带这个标签（label）。',
  },
  about: {
    en: 'The Pod’s nodeSelector names a label, or a value of it, that no node carries.',
    'zh-cn': 'Pod 的 nodeSelector 写的标签（label）或它的值，没有任何节点带有。',
  },
  help: [question, see, label, ...repairTexts],
  async recognise(failure, world) {
    const found = await unscheduled(failure, world);
    if (found === undefined || !/node affinity\/selector/.test(found.why)) return undefined;
    const wanted = Object.entries(readPodSpec(found.pod.object).nodeSelector);
    const nodes = await world.cluster.list({ apiVersion: 'v1', kind: 'Node' });
    const unmet = wanted.find(([key, value]) => nodes.every(({ labels }) => labels[key] !== value));
    if (unmet === undefined) return undefined;
    const [key, value] = unmet;
    const pair = `${key}=${value}`;
    const template = await templateOf(found.pod.object, world);
    const line = template && nodeAt(template.node, ['spec', 'nodeSelector', key]);
    const values = nodes.flatMap(({ labels }) => labels[key] ?? []);
    const near = closestName(value, values);
    const node = nodes[0]?.name ?? '';
    return {
      args: { pod: found.name, pair },
      excerpt: [found.why],
      ...(template && line ? { places: [placeIn(template.manifest, line)] } : {}),
      degrees: [
        degree(question, { pair }),
        degree(see, {}, { run: ['kubectl', 'get', 'nodes', '--show-labels'] }),
        ...(template && line
          ? repair(
              template.manifest,
              line,
              near === undefined ? undefined : valueEdit(template.manifest, line, near),
            )
          : []),
        ...(near === undefined
          ? [degree(label, {}, { run: ['kubectl', 'label', 'node', node, pair] })]
          : []),
      ],
    };
  },
});
