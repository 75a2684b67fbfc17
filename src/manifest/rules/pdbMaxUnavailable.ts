import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { valueSpan } from '../places.ts';
import { objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'maxUnavailable'];
const message: Text = {
  en: 'With `{value}` no Pod may ever be moved: a node with one of them cannot be emptied. Write 1 or more.',
  'zh-cn': '写 `{value}` 时任何 Pod 都不能迁移，有它的节点无法清空。请写 1 以上。',
};
const example = (value: string): string =>
  objectWith(
    'policy/v1',
    'PodDisruptionBudget',
    `spec:\n  maxUnavailable: ${value}\n  unhealthyPodEvictionPolicy: AlwaysAllow\n`,
  );

/** kube-linter takes every percentage for 0; here only `0%` is. */
export const pdbMaxUnavailable: ManifestRule = {
  ids: ['pdb-max-unavailable'],
  severity: 'warning',
  title: { en: 'Let a budget move Pods', 'zh-cn': '中断预算要允许迁移 Pod' },
  why: {
    en: 'A budget that allows no Pod to be missing stops every update of the nodes.',
    'zh-cn': '不允许缺少任何 Pod 的预算会让节点无法更新。',
  },
  example: { before: example('0'), after: example('1') },
  fix: true,
  check: (manifest) =>
    manifest.objects.flatMap(({ kind, node }) => {
      const value = scalarAt(node, path)?.value;
      if (kind !== 'PodDisruptionBudget' || value === undefined) return [];
      if (!/^0+%?$/.test(String(value))) return [];
      const range = manifest.rangeOf(valueSpan(node, path));
      const fixes = settingFix(manifest, node, path, 1);
      return [{ range, message: said(message, { value: String(value) }), fixes }];
    }),
};
