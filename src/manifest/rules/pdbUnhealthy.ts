import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'unhealthyPodEvictionPolicy'];
const message: Text = {
  en: 'Pods that are not ready keep a node from being emptied. Write `unhealthyPodEvictionPolicy: AlwaysAllow`, or the other word where that is meant.',
  'zh-cn':
    '没有就绪的 Pod 会让节点无法清空。请写 `unhealthyPodEvictionPolicy: AlwaysAllow`，确有需要时写另一个值。',
};
const example = (policy: string): string =>
  objectWith('policy/v1', 'PodDisruptionBudget', `spec:\n  maxUnavailable: 1\n${policy}`);

export const pdbUnhealthy: ManifestRule = {
  ids: ['pdb-unhealthy-pod-eviction-policy'],
  severity: 'info',
  title: {
    en: 'Say what becomes of Pods that are not ready',
    'zh-cn': '写明未就绪的 Pod 怎么处理',
  },
  why: {
    en: 'By itself a budget also protects Pods that crash again and again, and a node with one of them cannot be emptied.',
    'zh-cn': '预算默认也保护不断崩溃的 Pod，有它的节点就无法清空。',
  },
  example: {
    before: example(''),
    after: example('  unhealthyPodEvictionPolicy: AlwaysAllow\n'),
  },
  fix: true,
  check: (manifest) =>
    manifest.objects.flatMap(({ kind, apiVersion, node }) => {
      if (kind !== 'PodDisruptionBudget' || apiVersion !== 'policy/v1') return [];
      if (scalarAt(node, path) !== undefined) return [];
      const range = manifest.rangeOf(nearestKey(node, path));
      return [
        { range, message: said(message), fixes: settingFix(manifest, node, path, 'AlwaysAllow') },
      ];
    }),
};
