import { podWith } from './examples.ts';
import { requirements } from './requirements.ts';
import type { ManifestRule } from './rule.ts';

/** kube-score also tells a Pod without containers by this: that is a fault of its schema here. */
export const ephemeralStorage: ManifestRule = {
  ids: ['container-ephemeral-storage-request-and-limit'],
  severity: 'info',
  title: {
    en: 'Say how much disk of its node a container needs',
    'zh-cn': '写明容器占用的节点磁盘',
  },
  why: {
    en: 'Logs, `emptyDir` and what a container writes to itself fill the disk of its node; a node without space ends Pods.',
    'zh-cn': '日志、`emptyDir` 和容器自己写的文件会占满节点磁盘，磁盘满时节点会杀掉 Pod。',
  },
  example: {
    before: podWith('image: web:1\n'),
    after: podWith(
      'image: web:1\nresources:\n  requests:\n    ephemeral-storage: 1Gi\n  limits:\n    ephemeral-storage: 1Gi\n',
    ),
  },
  fix: true,
  check: requirements('ephemeral-storage', { type: 'any', least: 0, most: 0 }, '1Gi'),
};
