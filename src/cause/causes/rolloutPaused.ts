import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { workloadOf } from '../cluster/workload.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'A paused Deployment takes changes and does not act on them. How does it go on?',
  'zh-cn': '暂停的 Deployment 接受修改，但不会执行。怎样让它继续？',
};
const form: Text = {
  en: '`kubectl rollout ____ deployment/{name}`',
  'zh-cn': '`kubectl rollout ____ deployment/{name}`',
};

export const rolloutPaused = defineCause<unknown, unknown>({
  id: 'rollout-paused',
  for: ofCluster,
  text: {
    en: 'The rollout of the Deployment `{name}` is paused: its Pods updated so far are {updated} of {desired}.',
    'zh-cn': 'Deployment `{name}` 的上线已暂停：目前更新了 {desired} 个 Pod 中的 {updated} 个。',
  },
  about: {
    en: 'The Deployment was paused (kubectl rollout pause, or `paused: true` in the manifest), and its newest template waits.',
    'zh-cn':
      'Deployment 被暂停（kubectl rollout pause，或清单里的 `paused: true`），最新的模板在等待。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const workload = await workloadOf(failure, world);
    if (workload?.paused !== true || workload.updated >= workload.desired) return undefined;
    const { name, namespace } = workload.object;
    return {
      args: { name, updated: workload.updated, desired: workload.desired },
      degrees: [
        degree(question),
        degree(form, { name }),
        degree(
          thisDoesIt,
          {},
          {
            run: kubectl(namespace, 'rollout', 'resume', `deployment/${name}`),
          },
        ),
      ],
    };
  },
});
