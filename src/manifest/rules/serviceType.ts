import { objectWith } from './examples.ts';
import { serviceTypes } from './exposedServices.ts';
import type { ManifestRule } from './rule.ts';

/** kube-linter takes the word in letters of either case, kube-score and Kubernetes in its own alone. */
export const serviceType: ManifestRule = {
  ids: ['service-type', 'exposed-services'],
  severity: 'info',
  title: { en: 'Open no port on every node', 'zh-cn': '不在每个节点上开放端口' },
  why: {
    en: 'A `NodePort` opens a high port on every node to whoever reaches the node, and network policies do not see who it was.',
    'zh-cn': '`NodePort` 会在每个节点上开放一个高位端口，网络策略也看不到来源。',
  },
  example: {
    before: objectWith('v1', 'Service', 'spec:\n  type: NodePort\n'),
    after: objectWith('v1', 'Service', 'spec:\n  type: ClusterIP\n'),
  },
  fix: true,
  check: serviceTypes(['NodePort']),
};
