import type { Text } from '../../text.ts';
import type { WorldFault } from '../../world/worldError.ts';

interface Trouble {
  readonly text: Text;
  /** What helps: the lab cluster, or the setting that allows another. */
  readonly ways: readonly ('create' | 'setting')[];
}

const down: Trouble = {
  text: {
    en: 'Could not try this on the cluster `{context}`: it does not answer. Create the lab cluster once more: that starts one that was stopped.',
    'zh-cn':
      '无法在集群 `{context}` 上试用：它没有响应。请再执行一次创建实验集群，已停止的集群会重新启动。',
  },
  ways: ['create'],
};
/** Why the cluster could not be asked, for those who asked it, with what helps. */
export const troubles: Partial<Record<WorldFault, Trouble>> = {
  'cluster-missing': {
    text: {
      en: 'Could not try this: there is no lab cluster yet. Create it, then try again.',
      'zh-cn': '无法试用：还没有实验集群。请先创建，再试一次。',
    },
    ways: ['create'],
  },
  'context-refused': {
    text: {
      en: 'Could not try this: your kubectl speaks to the cluster `{context}`, which was not made for labs, and nothing was asked there. Create the lab cluster, or allow this one in the setting.',
      'zh-cn':
        '无法试用：你的 kubectl 连接的是集群 `{context}`，它不是为实验创建的，没有向它发送任何请求。请创建实验集群，或在设置里允许这个集群。',
    },
    ways: ['create', 'setting'],
  },
  'cluster-denied': {
    text: {
      en: 'Could not try this on the cluster `{context}`: your user may not do that there. {reason} Ask for the right to get, create and patch these objects, or use the lab cluster.',
      'zh-cn':
        '无法在集群 `{context}` 上试用：你的用户没有这个权限。{reason} 请申请对这些对象的 get、create 和 patch 权限，或改用实验集群。',
    },
    ways: [],
  },
  'cluster-down': down,
  'cluster-time-out': down,
  'cluster-closed': down,
};
