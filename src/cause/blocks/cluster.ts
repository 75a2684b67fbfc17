import type { WorldFault } from '../../world/worldError.ts';
import type { Block } from './block.ts';

export type ClusterFault = Extract<
  WorldFault,
  `cluster-${string}` | 'context-refused' | 'kubeconfig-bad'
>;

/** What creates the lab cluster, starts it again, and deletes it, in a terminal. */
export const clusterUp = ['container-lab', 'cluster', 'up'] as const;
export const clusterDown = ['container-lab', 'cluster', 'down'] as const;

export function isClusterUp(argv: readonly string[]): boolean {
  return argv.join(' ') === clusterUp.join(' ');
}

/** There is no cluster that may be asked. */
export function isMissing(block: string): boolean {
  return block === 'cluster-missing' || block === 'context-refused';
}

const create: Block['degrees'][number] = {
  text: {
    en: 'Create the lab cluster. It takes a minute or two, longer the first time.',
    'zh-cn': '创建实验集群。需要一两分钟，首次更久。',
  },
  remedy: { run: clusterUp },
};
const anew: Block['degrees'][number] = {
  text: {
    en: 'If that does not help, remove the lab cluster, then create it anew. What runs in it goes with it.',
    'zh-cn': '如果仍不行，请删除实验集群，再重新创建。集群里运行的内容会一并删除。',
  },
  remedy: { run: clusterDown },
};
const isNodeUp: Block['degrees'][number] = {
  text: {
    en: 'Its node is a container. If that was stopped, creating the lab cluster starts it again, with all that is in it. The API server needs half a minute then.',
    'zh-cn':
      '它的节点是一个容器。如果容器停止了，再执行一次创建实验集群会重新启动它，里面的内容都还在。之后 API 服务器大约需要半分钟。',
  },
  remedy: { run: clusterUp },
};
const lookAtNodes: Block['degrees'][number] = {
  text: { en: 'See what kubectl says itself.', 'zh-cn': '看看 kubectl 本身的输出。' },
  remedy: { run: ['kubectl', 'get', 'nodes'] },
};

/** What a cluster or the way to it is at fault for. */
export const clusterBlocks: Readonly<Record<ClusterFault, Block>> = {
  'cluster-missing': {
    id: 'cluster-missing',
    text: {
      en: 'There is no lab cluster yet. Nothing of yours is wrong. Create it, and this step goes on by itself.',
      'zh-cn': '还没有实验集群。你的操作没有问题。创建之后，这一步会自动继续。',
    },
    degrees: [create],
  },
  'context-refused': {
    id: 'context-refused',
    text: {
      en: 'Your kubectl speaks to the cluster `{endpoint}`, which was not made for labs. Container Lab has asked it nothing. Create the lab cluster, and this step goes on by itself.',
      'zh-cn':
        '你的 kubectl 连接的是集群 `{endpoint}`，它不是为实验创建的。Container Lab 没有向它发送任何请求。创建实验集群之后，这一步会自动继续。',
    },
    degrees: [
      create,
      {
        text: {
          en: 'Or allow this cluster, if you may break what is in it: write its context into the setting `containerLab.cluster.allowedContexts`.',
          'zh-cn':
            '如果这个集群可以随意使用，也可以允许它：把它的上下文（context）写进设置 `containerLab.cluster.allowedContexts`。',
        },
        remedy: { setting: 'containerLab.cluster.allowedContexts' },
      },
    ],
  },
  'kubeconfig-bad': {
    id: 'kubeconfig-bad',
    text: {
      en: 'The kubeconfig of the cluster cannot be used. {message}',
      'zh-cn': '无法使用集群的 kubeconfig 文件。{message}',
    },
    degrees: [create, anew],
  },
  'cluster-down': {
    id: 'cluster-down',
    text: {
      en: 'The API server of `{endpoint}` does not answer, so nothing could be asked. This step goes on by itself when it is back. {message}',
      'zh-cn':
        '`{endpoint}` 的 API 服务器没有响应，无法检查。恢复之后，这一步会自动继续。{message}',
    },
    degrees: [isNodeUp, lookAtNodes, anew],
  },
  'cluster-expired': {
    id: 'cluster-expired',
    text: {
      en: 'A certificate of the cluster `{endpoint}` is out of its time. Nothing of yours is wrong. {message}',
      'zh-cn': '集群 `{endpoint}` 的证书不在有效期内。你的操作没有问题。{message}',
    },
    degrees: [
      {
        text: {
          en: 'Is the clock of this machine right?',
          'zh-cn': '这台机器的时钟正确吗？',
        },
        remedy: { run: ['date'] },
      },
      anew,
    ],
  },
  'cluster-stranger': {
    id: 'cluster-stranger',
    text: {
      en: 'What answers at the address of `{endpoint}` is another cluster: it was made anew, and the kubeconfig is still the old one. Nothing of yours is wrong.',
      'zh-cn':
        '在 `{endpoint}` 的地址上响应的是另一个集群：集群已重新创建，而 kubeconfig 还是旧的。你的操作没有问题。',
    },
    degrees: [
      {
        text: {
          en: 'Creating the lab cluster again writes its kubeconfig too, and leaves a cluster that runs as it is.',
          'zh-cn': '再执行一次创建实验集群，会重新写入 kubeconfig；已在运行的集群保持不变。',
        },
        remedy: { run: clusterUp },
      },
      anew,
    ],
  },
  'cluster-denied': {
    id: 'cluster-denied',
    text: {
      en: 'The API server of `{endpoint}` does not let this user ask. Nothing of your work is wrong. {message}',
      'zh-cn': '`{endpoint}` 的 API 服务器不允许当前用户查询。你的操作没有问题。{message}',
    },
    degrees: [
      {
        text: {
          en: 'See as whom you are known there, and what you may do.',
          'zh-cn': '看看集群把你当作谁，以及你可以做什么。',
        },
        remedy: { run: ['kubectl', 'auth', 'whoami'] },
      },
      {
        text: {
          en: 'The lab cluster’s own kubeconfig may do everything. Creating the lab cluster again writes it anew.',
          'zh-cn': '实验集群自己的 kubeconfig 拥有全部权限。再执行一次创建实验集群会重新写入它。',
        },
        remedy: { run: clusterUp },
      },
    ],
  },
  'cluster-time-out': {
    id: 'cluster-time-out',
    text: {
      en: 'The API server of `{endpoint}` did not answer in time. Nothing of yours is wrong: it may be busy, or its node is paused.',
      'zh-cn':
        '`{endpoint}` 的 API 服务器没有及时响应。你的操作没有问题：它可能正忙，或者节点容器被暂停了。',
    },
    degrees: [
      {
        text: {
          en: 'Wait a moment and check again. Is its node paused?',
          'zh-cn': '稍等片刻再检查。节点容器被暂停了吗？',
        },
        remedy: { run: ['docker', 'ps', '--filter', 'name=container-lab-'] },
      },
      lookAtNodes,
    ],
  },
  'cluster-closed': {
    id: 'cluster-closed',
    text: {
      en: 'The API server of `{endpoint}` closed the connection half-way. Nothing of yours is wrong: it may just be starting anew.',
      'zh-cn': '`{endpoint}` 的 API 服务器中途关闭了连接。你的操作没有问题：它可能正在重新启动。',
    },
    degrees: [
      {
        text: { en: 'Wait a moment and check again.', 'zh-cn': '稍等片刻再检查。' },
        remedy: { run: ['kubectl', 'get', 'nodes'] },
      },
      isNodeUp,
    ],
  },
  'cluster-answer': {
    id: 'cluster-answer',
    text: {
      en: 'The API server of `{endpoint}` gave an answer that was not expected. Nothing of yours is wrong. {message}',
      'zh-cn': '`{endpoint}` 的 API 服务器给出了意外的应答。你的操作没有问题。{message}',
    },
    degrees: [lookAtNodes, anew],
  },
};
