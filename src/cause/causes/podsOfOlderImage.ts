import { age } from '../../check/age.ts';
import { serviceHttp } from '../../check/types/serviceHttp.ts';
import { pods } from '../../check/types/pods.ts';
import { rollout } from '../../check/types/rollout.ts';
import type { Text } from '../../text.ts';
import { readNode } from '../../world/cluster/answers/node.ts';
import type { Pod } from '../../world/cluster/answers/pod.ts';
import { sameReference } from '../../world/docker/reference.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { keeperOf, podsOf } from '../cluster/pods.ts';
import { loadCommand } from '../cluster/pull.ts';
import { kubectl } from '../cluster/repair.ts';
import { clusterSubject } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A Pod keeps the image it was started from, and the same name in a manifest is no change. What makes new Pods?',
  'zh-cn': 'Pod 会一直用它启动时的镜像，而清单里名字没变就不算修改。怎样得到新的 Pod？',
};
const load: Text = {
  en: 'The node needs the new build first:',
  'zh-cn': '先把新的构建加载到节点：',
};
const restart: Text = { en: 'This makes new Pods:', 'zh-cn': '这样创建新的 Pod：' };

export const podsOfOlderImage = defineCause<unknown, unknown>({
  id: 'pods-of-older-image',
  for: [serviceHttp, pods, rollout],
  text: {
    en: 'The Pod `{pod}` started {age} ago from an earlier build of `{image}`. You have built or loaded it again since under the same tag, and the Pod is still the old one.',
    'zh-cn':
      'Pod `{pod}` 在 {age}前用 `{image}` 较早的一次构建启动。之后你用同一个镜像标签重新构建或加载过，但 Pod 还是旧的。',
  },
  about: {
    en: 'The node’s image of that name is another one than the Pod runs, or Docker’s was built after the Pod started. Pods are not replaced when a tag moves.',
    'zh-cn':
      '节点上这个名字的镜像已经不是 Pod 运行的那一个，或者 Docker 里的镜像是在 Pod 启动之后构建的。镜像标签移动时，Pod 不会被替换。',
  },
  help: [question, load, restart],
  async recognise(failure, world) {
    const subject = clusterSubject(failure);
    const answered = ['status', 'header', 'body', 'distinct', 'image-id'];
    if (subject === undefined || !answered.includes(failure.judgement.aspect ?? ''))
      return undefined;
    const running = await podsOf(subject, world);
    for (const pod of running) {
      const image = pod.containers[0]?.image ?? '';
      const loaded = await isLoadedAgain(pod, image, world);
      const built = await builtSince(pod, image, world);
      if (!loaded && !built) continue;
      const { namespace, name } = pod.object;
      const keeper = keeperOf(pod.object);
      const again =
        keeper === undefined
          ? kubectl(namespace, 'delete', 'pod', name)
          : kubectl(namespace, 'rollout', 'restart', `${keeper.kind.toLowerCase()}/${keeper.name}`);
      return {
        args: { pod: name, image, age: age(world.now - (pod.started ?? world.now)) },
        degrees: [
          degree(question),
          ...(loaded ? [] : [degree(load, {}, { run: loadCommand(image) })]),
          degree(restart, {}, { run: again }),
        ],
      };
    }
    return undefined;
  },
});

/** Whether the name leads to another image on the Pod's node than the Pod runs. */
async function isLoadedAgain(pod: Pod, image: string, world: World): Promise<boolean> {
  const digest = /@(sha256:\w+)$/.exec(pod.containers[0]?.imageId ?? '')?.[1];
  if (digest === undefined) return false;
  const node = await world.cluster.get({ apiVersion: 'v1', kind: 'Node' }, { name: pod.node });
  const images = node === undefined ? [] : readNode(node).images;
  const named = images.find((names) => names.some((name) => sameReference(name, image)));
  const digests = named?.filter((name) => name.includes('@')) ?? [];
  return digests.length > 0 && digests.every((name) => !name.endsWith(`@${digest}`));
}

/** Whether Docker's image of the name was built after the Pod had started. */
async function builtSince(pod: Pod, image: string, world: World): Promise<boolean> {
  const { started } = pod;
  const local = await world.docker.image(image);
  if (local === undefined || started === undefined) return false;
  // A pulled image keeps its maker's date; a cached build keeps the old one, and was named anew.
  const at = Math.max(local.created ?? 0, local.lastTagged ?? 0);
  return at >= world.startedAt && at > started;
}
