import { k8sEvent } from '../../check/types/k8sEvent.ts';
import { pods } from '../../check/types/pods.ts';
import { rollout } from '../../check/types/rollout.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { manifestFolder, nodeWithout } from '../cluster/controlPlane.ts';
import { brokenPod } from '../cluster/pods.ts';
import { ofCluster } from '../cluster/subject.ts';
import type { AnyFailure } from '../cluster/subject.ts';
import { workloadOf } from '../cluster/workload.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'The kubelet runs the control plane from the files of one folder. Which file is not there any more?',
  'zh-cn': 'kubelet 按一个目录里的文件运行控制平面。现在少了哪个文件？',
};
const form: Text = {
  en: '`docker exec {node} mv ____ {folder}/`, then wait half a minute',
  'zh-cn': '执行 `docker exec {node} mv ____ {folder}/`，然后等半分钟',
};
const look: Text = { en: 'See what lies in it:', 'zh-cn': '看看里面有什么：' };
const unplaced: Text = {
  en: 'nobody gives the Pod `{pod}` a node',
  'zh-cn': '没有人给 Pod `{pod}` 安排节点',
};
const uncounted: Text = {
  en: 'nobody makes Pods or counts them',
  'zh-cn': '没有人创建和清点 Pod',
};

export const controlPlanePartMissing = defineCause<unknown, unknown>({
  id: 'control-plane-part-missing',
  for: [...ofCluster, k8sEvent],
  text: {
    en: '`{part}` does not run on the node `{node}`: {effect}.',
    'zh-cn': '节点 `{node}` 上没有运行 `{part}`：{effect}。',
  },
  about: {
    en: 'A part of the control plane is gone while the API server answers: a Pod that nobody schedules, or a workload that nobody brings to its count. The Pods of the control plane show it.',
    'zh-cn':
      'API 服务器有响应，但控制平面缺了一部分：Pod 没有人调度，或者工作负载的数目没有人补齐。依据是控制平面的 Pod。',
  },
  help: [question, form, look],
  async recognise(failure, world) {
    const away = (await withoutScheduler(failure, world)) ?? (await uncountedBy(failure, world));
    if (away === undefined) return undefined;
    const { node } = away;
    return {
      args: { ...away },
      degrees: [
        degree(question),
        degree(form, { node, folder: manifestFolder }),
        degree(look, {}, { run: ['docker', 'exec', node, 'ls', manifestFolder] }),
      ],
    };
  },
});

interface Away {
  readonly part: string;
  readonly node: string;
  readonly effect: Said;
}

async function withoutScheduler(failure: AnyFailure, world: World): Promise<Away | undefined> {
  const broken = await brokenPod(failure, world);
  // A scheduler that found no node would say so.
  if (broken?.pod.node !== '' || broken.pod.unschedulable !== undefined) return undefined;
  const part = 'kube-scheduler';
  const node = await nodeWithout(part, world);
  return node === undefined
    ? undefined
    : { part, node, effect: said(unplaced, { pod: broken.name }) };
}

const ofCount: ReadonlySet<string> = new Set([
  ...['none', 'too-few', 'too-many', 'incomplete', 'updated', 'ready', 'not-seen', 'gap'],
]);

async function uncountedBy(failure: AnyFailure, world: World): Promise<Away | undefined> {
  if (!ofCount.has(failure.judgement.aspect ?? '')) return undefined;
  if (!(await isOfWorkload(failure, world))) return undefined;
  const part = 'kube-controller-manager';
  const node = await nodeWithout(part, world);
  return node === undefined ? undefined : { part, node, effect: said(uncounted) };
}

/** Whether it hangs on the count of a workload's Pods. */
async function isOfWorkload(failure: AnyFailure, world: World): Promise<boolean> {
  if (failure.type === k8sEvent.type) {
    return k8sEvent.schema.safeParse(failure.spec).data?.act === 'replaced';
  }
  const counted = failure.type === rollout.type || failure.type === pods.type;
  return counted && (await workloadOf(failure, world)) !== undefined;
}
