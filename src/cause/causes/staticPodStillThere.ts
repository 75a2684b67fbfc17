import { kindCluster } from '../../check/types/kindCluster.ts';
import { pods } from '../../check/types/pods.ts';
import { defaultNamespace, isStaticPod } from '../../check/clusterObjects.ts';
import type { Text } from '../../text.ts';
import { readPod } from '../../world/cluster/answers/pod.ts';
import type { Pod } from '../../world/cluster/answers/pod.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { manifestFolder, manifestName, partPods } from '../cluster/controlPlane.ts';
import { podKind } from '../cluster/subject.ts';
import type { AnyFailure } from '../cluster/subject.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Deleting such a Pod does not end it: the kubelet shows it again. What does the kubelet go by?',
  'zh-cn': '删除这样的 Pod 并不能停掉它：kubelet 会让它再出现。kubelet 以什么为准？',
};
const form: Text = {
  en: '`docker exec {node} mv {folder}/____ /root/`, then wait half a minute',
  'zh-cn': '执行 `docker exec {node} mv {folder}/____ /root/`，然后等半分钟',
};

export const staticPodStillThere = defineCause<unknown, unknown>({
  id: 'static-pod-still-there',
  for: [pods, kindCluster],
  text: {
    en: '`{pod}` still runs: its file lies in the kubelet’s folder on the node `{node}`, or left it a moment ago.',
    'zh-cn': '`{pod}` 还在运行：它的文件在节点 `{node}` 上 kubelet 的目录里，或者刚刚才移走。',
  },
  about: {
    en: 'A Pod that must be gone is a static one: the kubelet runs it from a file of its node, and the API server only shows it. Its mark in the API says so.',
    'zh-cn':
      '应当消失的 Pod 是静态 Pod：kubelet 按节点上的文件运行它，API 服务器只是显示它。依据是它在 API 中的标记。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const pod = await unwanted(failure, world);
    if (pod === undefined || !isStaticPod(pod.object)) return undefined;
    const { node, object } = pod;
    const file = `${manifestFolder}/${manifestName(pod)}`;
    return {
      args: { pod: object.name, node },
      degrees: [
        degree(question),
        degree(form, { node, folder: manifestFolder }),
        degree(thisDoesIt, {}, { run: ['docker', 'exec', node, 'mv', file, '/root/'] }),
      ],
    };
  },
});

/** The Pod that runs though it must not: that of an API server that answers, too. */
async function unwanted(
  { type, spec, judgement: { aspect } }: AnyFailure,
  world: World,
): Promise<Pod | undefined> {
  if (type === kindCluster.type) {
    return aspect === 'answers' ? (await partPods('kube-apiserver', world))[0] : undefined;
  }
  const { name, namespace = defaultNamespace } = pods.schema.safeParse(spec).data ?? {};
  if (aspect !== 'exists' || name === undefined) return undefined;
  const found = await world.cluster.get(podKind, { namespace, name });
  return found && readPod(found);
}
