import type { Text } from '../../text.ts';
import { imagesInNodes } from '../../world/cluster/nodeImages.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { defineCause } from '../cause.ts';
import { pullFailure } from '../cluster/pull.ts';
import { kubectl } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const wait: Text = {
  en: 'Wait: the kubelet tries again by itself, each time a little later, after five minutes at most.',
  'zh-cn': '请等待：kubelet 会自己重试，间隔一次比一次长，最长五分钟。',
};
const see: Text = {
  en: 'Watch until it runs; Ctrl-C ends that:',
  'zh-cn': '看着它，直到开始运行；按 Ctrl-C 结束：',
};

export const imageArrived = defineCause<unknown, unknown>({
  id: 'image-arrived',
  for: ofCluster,
  text: {
    en: 'The node has the image `{image}` now. The Pod `{pod}` failed to get it before, and has not tried again yet.',
    'zh-cn': '节点里现在有镜像 `{image}` 了。Pod `{pod}` 之前没有拿到它，还没有再试。',
  },
  about: {
    en: 'The image came into the node after the Pod had tried to get it. The Pod still says ErrImagePull or ImagePullBackOff, while the node’s container runtime lists the image.',
    'zh-cn':
      '镜像是在 Pod 尝试获取之后才进入节点的。Pod 仍显示 ErrImagePull 或 ImagePullBackOff，而节点的容器运行时已经列出这个镜像。',
  },
  help: [wait, see],
  async recognise(failure, world) {
    const pull = await pullFailure(failure, world);
    if (pull === undefined || pull.policy === 'Always') return undefined;
    const { node } = pull.pod;
    const held = await imagesInNodes(world.docker, ({ name }) => name === node);
    if (held.get(node)?.some((one) => sameReference(one, pull.image)) !== true) return undefined;
    const { namespace } = pull.pod.object;
    return {
      args: { image: pull.image, pod: pull.name },
      degrees: [
        degree(wait),
        degree(see, {}, { run: kubectl(namespace, 'get', 'pods', '--watch') }),
      ],
    };
  },
});
