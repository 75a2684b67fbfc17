import { said, type Text } from '../../text.ts';
import { nodeAt } from '../model.ts';
import { eachWorkload, podRange } from './containers.ts';
import { podWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const path = ['affinity', 'nodeAffinity'];
const message: Text = {
  en: '`{name}` does not say which nodes its Pods belong on. Write a `nodeAffinity`.',
  'zh-cn': '`{name}` 没有说明 Pod 该放在哪些节点，请写 `nodeAffinity`。',
};
const affinity =
  'affinity:\n  nodeAffinity:\n    requiredDuringSchedulingIgnoredDuringExecution:\n      nodeSelectorTerms: []\n';

export const noNodeAffinity: ManifestRule = {
  ids: ['no-node-affinity'],
  severity: 'off',
  title: { en: 'Say which nodes Pods belong on', 'zh-cn': '写明 Pod 放在哪些节点' },
  why: {
    en: 'Where nodes differ in disks, processors or price, a Pod without a rule lands on any of them.',
    'zh-cn': '节点的磁盘、处理器或价格不同时，没有规则的 Pod 会落到任意节点。',
  },
  example: { before: podWith(), after: podWith('', affinity) },
  fix: false,
  check: eachWorkload((workload, manifest) => {
    if (workload.template === undefined || nodeAt(workload.spec, path)?.type === 'map') return [];
    const range = podRange(manifest, workload, ['spec', ...path]);
    return [{ range, message: said(message, { name: workload.object.name ?? '' }) }];
  }),
};
