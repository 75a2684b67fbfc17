import { podWith } from './examples.ts';
import { sharesHost } from './hostNamespace.ts';
import type { ManifestRule } from './rule.ts';

export const hostPid: ManifestRule = {
  ids: ['host-pid'],
  severity: 'warning',
  title: { en: 'Keep a Pod away from its node’s processes', 'zh-cn': 'Pod 不共享节点的进程' },
  why: {
    en: 'With `hostPID` a Pod sees every process of the node, and as root can read their memory and end them.',
    'zh-cn': '设置 `hostPID` 后，Pod 能看到节点的所有进程，以 root 运行时还能读取内存、结束进程。',
  },
  example: { before: podWith('', 'hostPID: true\n'), after: podWith() },
  fix: true,
  check: sharesHost('hostPID', {
    en: '`hostPID` shows the node’s processes to this Pod. Remove it.',
    'zh-cn': '`hostPID` 让这个 Pod 能看到节点的进程，请删除。',
  }),
};
