import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { itemsAt, nodeAt, numberAt, type MapNode } from '../model.ts';
import { nearestKey, valueSpan } from '../places.ts';
import type { Workload } from '../workloads.ts';
import { eachWorkload, mapsIn } from './containers.ts';
import { deploymentWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const noSelector: Text = {
  en: 'This constraint does not say which Pods it counts: it counts none. Write a `labelSelector`.',
  'zh-cn': '这条约束没有写明统计哪些 Pod，一个也不会统计。请写 `labelSelector`。',
};
const zero: Text = {
  en: '`{key}` must be 1 or more. The API server refuses 0.',
  'zh-cn': '`{key}` 至少为 1，API 服务器会拒绝 0。',
};
const constraint =
  'topologySpreadConstraints:\n  - maxSkew: 1\n    topologyKey: kubernetes.io/hostname\n    whenUnsatisfiable: ScheduleAnyway\n';

/** kube-score's; what it says of missing and wrong words the rules on schemas say. */
export const topologySpread: ManifestRule = {
  ids: ['pod-topology-spread-constraints'],
  severity: 'warning',
  title: { en: 'Say which Pods a spread counts', 'zh-cn': '分布约束要写明统计哪些 Pod' },
  why: {
    en: 'A spread constraint without a selector counts no Pod, and so spreads none.',
    'zh-cn': '分布约束没有选择算符就不统计任何 Pod，也就不起作用。',
  },
  example: {
    before: deploymentWith('', '', constraint),
    after: deploymentWith(
      '',
      '',
      `${constraint}    labelSelector:\n      matchLabels:\n        app: web\n`,
    ),
  },
  fix: true,
  check: eachWorkload((workload, manifest) =>
    mapsIn(itemsAt(workload.spec, ['topologySpreadConstraints'])).flatMap((item) =>
      found(item, workload, manifest),
    ),
  ),
};

function found(item: MapNode, { labels }: Workload, manifest: Manifest): readonly Found[] {
  const zeros = ['maxSkew', 'minDomains'].flatMap((key): readonly Found[] => {
    if (numberAt(item, [key]) !== 0) return [];
    const range = manifest.rangeOf(valueSpan(item, [key]));
    return [{ range, message: said(zero, { key }), fixes: settingFix(manifest, item, [key], 1) }];
  });
  if (nodeAt(item, ['labelSelector'])?.type === 'map') return zeros;
  const range = manifest.rangeOf(nearestKey(item, ['labelSelector']));
  const fixes =
    labels.size > 0
      ? settingFix(manifest, item, ['labelSelector'], { matchLabels: Object.fromEntries(labels) })
      : [];
  return [{ range, message: said(noSelector), fixes }, ...zeros];
}
