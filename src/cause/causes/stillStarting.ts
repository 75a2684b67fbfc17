import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { brokenPod } from '../cluster/pods.ts';
import { activeContainers } from '../../world/cluster/answers/pod.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const wait: Text = {
  en: 'Wait a moment, then check again.',
  'zh-cn': '稍等片刻再检查。',
};
const watch: Text = {
  en: 'Watch it (Ctrl-C ends that):',
  'zh-cn': '看着它变化（按 Ctrl-C 结束）：',
};

/** Longer than an image of this machine takes to start. */
export const soon = 60_000;

export const stillStarting = defineCause<unknown, unknown>({
  id: 'still-starting',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` is {seconds} seconds old and not ready yet. Nothing has gone wrong so far.',
    'zh-cn': 'Pod `{pod}` 刚创建 {seconds} 秒，还没有就绪。到目前为止没有出错。',
  },
  about: {
    en: 'A young Pod that is being scheduled, whose containers are being made, or whose first readiness probe is not through.',
    'zh-cn': 'Pod 刚创建：正在调度、正在创建容器，或者第一次就绪探针还没有完成。',
  },
  help: [wait, watch],
  async recognise(failure, world) {
    const broken = await brokenPod(failure, world);
    if (broken === undefined) return undefined;
    const { name: pod, namespace } = broken;
    const age = world.now - (broken.pod.object.created ?? 0);
    const ended = activeContainers(broken.pod).some(({ exitCode }) => exitCode !== undefined);
    if (age > soon || ended || broken.pod.unschedulable !== undefined) return undefined;
    return {
      args: { pod, seconds: Math.max(0, Math.round(age / 1000)) },
      degrees: [degree(wait), degree(watch, {}, { run: kubectl(namespace, 'get', 'pods', '-w') })],
    };
  },
});
