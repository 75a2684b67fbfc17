import { podWith } from './examples.ts';
import { sharesHost } from './hostNamespace.ts';
import type { ManifestRule } from './rule.ts';

export const hostNetwork: ManifestRule = {
  ids: ['host-network'],
  severity: 'warning',
  title: { en: 'Give a Pod a network of its own', 'zh-cn': 'Pod 使用自己的网络' },
  why: {
    en: 'With `hostNetwork` a Pod listens on the node’s own addresses, two of the same Pod clash there, and network policies no longer reach it.',
    'zh-cn':
      '设置 `hostNetwork` 后，Pod 直接监听节点的地址，同样的两个 Pod 会冲突，网络策略也管不到它。',
  },
  example: { before: podWith('', 'hostNetwork: true\n'), after: podWith() },
  fix: true,
  check: sharesHost('hostNetwork', {
    en: '`hostNetwork` puts this Pod on the node’s own network. Remove it, and reach the Pod by a Service.',
    'zh-cn': '`hostNetwork` 让这个 Pod 直接使用节点的网络。请删除，改用 Service 访问。',
  }),
};
