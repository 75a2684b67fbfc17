import { podWith } from './examples.ts';
import { sharesHost } from './hostNamespace.ts';
import type { ManifestRule } from './rule.ts';

export const hostIpc: ManifestRule = {
  ids: ['host-ipc'],
  severity: 'warning',
  title: { en: 'Keep a Pod out of its node’s IPC', 'zh-cn': 'Pod 不共享节点的 IPC' },
  why: {
    en: 'With `hostIPC` the processes of a Pod reach the shared memory of all processes of the node.',
    'zh-cn': '设置 `hostIPC` 后，Pod 里的进程能访问节点上所有进程的共享内存。',
  },
  example: { before: podWith('', 'hostIPC: true\n'), after: podWith() },
  fix: true,
  check: sharesHost('hostIPC', {
    en: '`hostIPC` opens the node’s shared memory to this Pod. Remove it.',
    'zh-cn': '`hostIPC` 让这个 Pod 能访问节点的共享内存，请删除。',
  }),
};
