import { said, type Text } from '../../text.ts';
import { nodeAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { selectorOf, shown } from '../selectors.ts';
import { deploymentWith, objectWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'podSelector'];
const message: Text = {
  en: 'No Pod in these files has `{selector}`: this policy protects nobody. Write the labels of the Pods that it is for.',
  'zh-cn':
    '这些文件里没有 Pod 带 `{selector}`，这条策略不起作用。请写要保护的 Pod 的标签（label）。',
};
const policy = (app: string): string =>
  `${deploymentWith()}---\n${objectWith(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `spec:\n  podSelector:\n    matchLabels:\n      app: ${app}\n`,
  )}`;

export const danglingNetworkPolicy: ManifestRule = {
  ids: ['dangling-networkpolicy', 'networkpolicy-targets-pod'],
  severity: 'warning',
  title: { en: 'Let a network policy select Pods', 'zh-cn': '网络策略要选到 Pod' },
  why: {
    en: 'A policy whose selector fits no Pod closes nothing: the Pods it was meant for stay open.',
    'zh-cn': '选择算符不匹配任何 Pod 的策略不起作用，要保护的 Pod 仍然开放。',
  },
  example: { before: policy('wep'), after: policy('web') },
  fix: false,
  check: (manifest, together) =>
    manifest.objects.flatMap(({ kind, node, namespace }) => {
      if (kind !== 'NetworkPolicy') return [];
      const selector = selectorOf(nodeAt(node, path));
      if (together.selected(selector, namespace).length > 0) return [];
      const range = manifest.rangeOf(nearestKey(node, path));
      return [{ range, message: said(message, { selector: shown(selector) || '{}' }) }];
    }),
};
