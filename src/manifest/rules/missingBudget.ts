import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import type { Check } from './rule.ts';

const message: Text = {
  en: 'No PodDisruptionBudget in these files is for the Pods of `{name}`: emptying a node may end all of them at once. Write one.',
  'zh-cn':
    '这些文件里没有针对 `{name}` 的 Pod 的 PodDisruptionBudget，清空节点时可能全部同时终止。请写一个。',
};

/** kube-score's; what has one Pod alone needs none, but what says no number may be scaled. */
export function lacksBudget(kind: string): Check {
  return (manifest, together) =>
    manifest.workloads.flatMap(({ object, replicas, labels }) => {
      const isWritten = scalarAt(object.node, ['spec', 'replicas']) !== undefined;
      if (object.kind !== kind || (isWritten && (replicas ?? 1) < 2)) return [];
      const path = ['spec', 'selector'];
      const budgets = together.selecting('PodDisruptionBudget', path, object.namespace, labels);
      if (budgets.length > 0) return [];
      const range = manifest.rangeOf(nearestKey(object.node, ['spec', 'replicas']));
      return [{ range, message: said(message, { name: object.name ?? '' }) }];
    });
}
