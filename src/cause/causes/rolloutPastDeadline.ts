import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { workloadOf } from '../cluster/workload.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'The old Pods still answer. Do you mend the new ones, or go back?',
  'zh-cn': '旧的 Pod 还在应答。是修好新的，还是回滚？',
};
const see: Text = { en: 'See what hinders the new ones:', 'zh-cn': '看看新的 Pod 卡在哪里：' };
const undo: Text = { en: 'This goes back:', 'zh-cn': '这样回滚：' };

export const rolloutPastDeadline = defineCause<unknown, unknown>({
  id: 'rollout-past-deadline',
  for: ofCluster,
  text: {
    en: 'The rollout of the Deployment `{name}` made no progress within its deadline, and the cluster has given it up (ProgressDeadlineExceeded).',
    'zh-cn':
      'Deployment `{name}` 的上线在期限内没有进展，集群已判定它失败（ProgressDeadlineExceeded）。',
  },
  about: {
    en: 'The Deployment’s own condition says that its newest Pods did not become available in time, and no single Pod says why.',
    'zh-cn':
      'Deployment 自己的状况（condition）表明最新的 Pod 没有按时可用，而没有哪个 Pod 说明原因。',
  },
  help: [question, see, undo],
  async recognise(failure, world) {
    const workload = await workloadOf(failure, world);
    const late = workload?.conditions.find(({ reason }) => reason === 'ProgressDeadlineExceeded');
    if (workload === undefined || late === undefined) return undefined;
    if (workload.available >= workload.desired && workload.updated >= workload.desired)
      return undefined;
    const { name, namespace } = workload.object;
    return {
      args: { name },
      excerpt: [late.message],
      degrees: [
        degree(question),
        degree(see, {}, { run: kubectl(namespace, 'get', 'pods') }),
        degree(undo, {}, { run: kubectl(namespace, 'rollout', 'undo', `deployment/${name}`) }),
      ],
    };
  },
});
