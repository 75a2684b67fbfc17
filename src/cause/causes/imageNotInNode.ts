import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { loadCommand, pullFailure } from '../cluster/pull.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Docker and the node each keep images of their own. How does an image get from the one to the other?',
  'zh-cn': 'Docker 和节点各有自己的镜像存储。镜像怎样从前者到后者？',
};
const form: Text = {
  en: '`kind load docker-image ____ --name ____`',
  'zh-cn': '`kind load docker-image ____ --name ____`',
};

export const imageNotInNode = defineCause<unknown, unknown>({
  id: 'image-not-in-node',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` waits for the image `{image}`. Docker has it, the node does not, and it found no registry to pull it from.',
    'zh-cn':
      'Pod `{pod}` 在等镜像 `{image}`。Docker 里有它，但节点里没有，节点也无法从镜像仓库拉取。',
  },
  about: {
    en: 'The image was built or pulled with Docker, and never loaded into the kind node, whose container runtime has a store of its own. The Pod says ErrImagePull or ImagePullBackOff, and Docker has an image of that name.',
    'zh-cn':
      '镜像在 Docker 里，但没有加载到 kind 节点：节点的容器运行时有自己的镜像存储。Pod 显示 ErrImagePull 或 ImagePullBackOff，而 Docker 里有同名的镜像。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const pull = await pullFailure(failure, world);
    if (pull?.inDocker === undefined) return undefined;
    const { name: pod, image } = pull;
    return {
      args: { pod, image },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: loadCommand(image) }),
      ],
    };
  },
});
