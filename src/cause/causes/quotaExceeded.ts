import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { workloadOf } from '../cluster/workload.ts';
import { degree } from '../degree.ts';

const ofQuota: Text = {
  en: 'A ResourceQuota bounds what a namespace may hold in all. Which one is it, and how much of it is used?',
  'zh-cn': 'ResourceQuota 限定一个命名空间总共能用多少。是哪一个？已用了多少？',
};
const ofRange: Text = {
  en: 'A LimitRange bounds what one container or Pod may ask for. What does it allow?',
  'zh-cn': 'LimitRange 限定单个容器或 Pod 能要多少。它允许多少？',
};
const see: Text = { en: 'See it:', 'zh-cn': '查看它：' };

export const quotaExceeded = defineCause<unknown, unknown>({
  id: 'quota-exceeded',
  for: ofCluster,
  text: {
    en: 'The {kind} `{name}` may not make its Pods: the {by} of the namespace `{namespace}` forbids it.',
    'zh-cn': '{kind} `{name}` 无法创建 Pod：命名空间 `{namespace}` 的 {by} 不允许。',
  },
  about: {
    en: 'The API server refuses the Pods of a workload because of a ResourceQuota or a LimitRange of the namespace. The workload’s own condition holds its words.',
    'zh-cn':
      '由于命名空间的 ResourceQuota 或 LimitRange，API 服务器拒绝了工作负载的 Pod。依据是工作负载自己的状况（condition）。',
  },
  help: [ofQuota, ofRange, see],
  async recognise(failure, world) {
    const workload = await workloadOf(failure, world);
    const refusal = workload?.conditions.find(
      ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
    );
    if (workload === undefined || refusal === undefined) return undefined;
    const { message } = refusal;
    const quota = /quota/.test(message);
    if (!quota && !/(?:maximum|minimum) .* (?:per|is)|limit to request ratio/.test(message)) {
      return undefined;
    }
    const { kind, name, namespace } = workload.object;
    const by = quota ? 'ResourceQuota' : 'LimitRange';
    return {
      args: { kind, name, namespace, by },
      excerpt: [message],
      degrees: [
        degree(quota ? ofQuota : ofRange),
        degree(see, {}, { run: kubectl(namespace, 'describe', by.toLowerCase()) }),
      ],
    };
  },
});
