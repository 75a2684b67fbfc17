import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { itemsAt, nodeAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { selectorOf, shown } from '../selectors.ts';
import { mapsIn } from './containers.ts';
import { deploymentWith, objectWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: 'No Pod in these files has `{selector}`: this rule lets nobody through. Write the labels of the Pods that it is for.',
  'zh-cn':
    '这些文件里没有 Pod 带 `{selector}`，这条规则不放行任何 Pod。请写要放行的 Pod 的标签（label）。',
};
const policy = (app: string): string =>
  `${deploymentWith()}---\n${objectWith(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `spec:\n  podSelector: {}\n  ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              app: ${app}\n`,
  )}`;

/** As in kube-linter, a peer that names namespaces too is let be: their Pods may be anywhere. */
export const danglingPeer: ManifestRule = {
  ids: ['dangling-networkpolicypeer-podselector'],
  severity: 'off',
  title: { en: 'Let a policy’s rule select Pods', 'zh-cn': '网络策略的规则要选到 Pod' },
  why: {
    en: 'A rule for Pods that do not exist lets nobody through: with a slip in it the policy closes more than was meant.',
    'zh-cn': '规则选不到 Pod 就不会放行；写错时，策略会比预想的更严。',
  },
  example: { before: policy('wep'), after: policy('web') },
  fix: false,
  check: (manifest, together) =>
    manifest.objects.flatMap(({ kind, node, namespace }) => {
      if (kind !== 'NetworkPolicy') return [];
      const peers = [
        ...itemsAt(node, ['spec', 'ingress']).flatMap((rule) => itemsAt(rule, ['from'])),
        ...itemsAt(node, ['spec', 'egress']).flatMap((rule) => itemsAt(rule, ['to'])),
      ];
      return mapsIn(peers).flatMap((peer): readonly Found[] => {
        const written = nodeAt(peer, ['podSelector']);
        if (written?.type !== 'map') return [];
        if (nodeAt(peer, ['namespaceSelector'])?.type === 'map') return [];
        const selector = selectorOf(written);
        if (together.selected(selector, namespace).length > 0) return [];
        const range = manifest.rangeOf(nearestKey(peer, ['podSelector']));
        return [{ range, message: said(message, { selector: shown(selector) || '{}' }) }];
      });
    }),
};
