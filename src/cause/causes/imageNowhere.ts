import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { loadCommand, pullFailure } from '../cluster/pull.ts';
import { placeIn } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree, goThere } from '../degree.ts';

const question: Text = {
  en: 'Where should `{image}` come from: have you built it, and under this very name and tag?',
  'zh-cn': '`{image}` 应该从哪里来？你构建过它吗？名字和镜像标签完全一样吗？',
};
const see: Text = { en: 'See which images Docker has:', 'zh-cn': '看看 Docker 里有哪些镜像：' };
const load: Text = {
  en: 'Once Docker has it, load it into the node:',
  'zh-cn': 'Docker 里有了之后，把它加载到节点：',
};

export const imageNowhere = defineCause<unknown, unknown>({
  id: 'image-nowhere',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` waits for the image `{image}`: neither the node nor Docker has it, and it cannot be pulled.',
    'zh-cn': 'Pod `{pod}` 在等镜像 `{image}`：节点和 Docker 里都没有它，也拉取不到。',
  },
  about: {
    en: 'The node could not pull the image, and Docker has none of that name either: it was not built yet, or its registry cannot be reached. The node’s own words stand beside.',
    'zh-cn':
      '节点拉取不到镜像，Docker 里也没有这个名字的镜像：还没有构建，或者连不上镜像仓库。旁边是节点的原话。',
  },
  help: [question, goThere, see, load],
  async recognise(failure, world) {
    const pull = await pullFailure(failure, world);
    if (pull === undefined || pull.inDocker !== undefined) return undefined;
    const { name: pod, image, message, written } = pull;
    const place = written && placeIn(written.manifest, written.node);
    return {
      args: { pod, image },
      ...(place === undefined ? {} : { places: [place] }),
      ...(message === '' ? {} : { excerpt: [message] }),
      degrees: [
        degree(question, { image }),
        ...(place === undefined ? [] : [degree(goThere, {}, { open: place })]),
        degree(see, {}, { run: ['docker', 'images'] }),
        degree(load, {}, { run: loadCommand(image) }),
      ],
    };
  },
});
