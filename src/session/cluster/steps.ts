import type { Text } from '../../text.ts';

/** How far the creation is: kind's own steps by the words that it prints them with, then ours. */
const kindSteps: readonly (readonly [RegExp, Text])[] = [
  [/^Ensuring node image/, { en: 'Getting the node image', 'zh-cn': '获取节点镜像' }],
  [/^Preparing nodes/, { en: 'Starting the node', 'zh-cn': '启动节点' }],
  [/^Writing configuration/, { en: 'Configuring Kubernetes', 'zh-cn': '写入 Kubernetes 配置' }],
  [/^Starting control-plane/, { en: 'Starting the control plane', 'zh-cn': '启动控制平面' }],
  [/^Installing CNI/, { en: 'Connecting the Pods', 'zh-cn': '安装 Pod 网络' }],
  [/^Installing StorageClass/, { en: 'Adding storage', 'zh-cn': '安装存储' }],
  [/^Joining/, { en: 'Adding more nodes', 'zh-cn': '加入更多节点' }],
  [/^Waiting/, { en: 'Waiting for the node', 'zh-cn': '等待节点就绪' }],
];

export const ownSteps = {
  look: { en: 'Looking for kind and Docker', 'zh-cn': '查找 kind 和 Docker' },
  kind: { en: 'Building kind with Go', 'zh-cn': '用 Go 编译 kind' },
  restart: { en: 'Starting the stopped node', 'zh-cn': '启动已停止的节点' },
  dns: { en: 'Waiting for the cluster’s DNS', 'zh-cn': '等待集群 DNS 就绪' },
  cleanUp: { en: 'Removing what was begun', 'zh-cn': '删除未完成的部分' },
} satisfies Record<string, Text>;

const begins = /^\s*•\s+(.*)$/;

/** Takes kind's output as it comes, in parts cut anywhere, and tells each step once, as it begins. */
export function readSteps(tell: (step: Text) => void): (part: string) => void {
  let rest = '';
  return (part) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const said = begins.exec(line)?.[1];
      const step = said === undefined ? undefined : kindSteps.find(([words]) => words.test(said));
      if (step) tell(step[1]);
    }
  };
}
