import { imageEvent } from '../../check/types/imageEvent.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const remove: Text = {
  en: 'An image goes with its last name. Which names has it, and does a container, running or stopped, still use it?',
  'zh-cn': '镜像随最后一个名字一起消失。它有哪些名字？还有没有容器（运行中的或已停止的）在用它？',
};
const bring: Text = {
  en: 'One command moves an image between this machine and a registry, another between this machine and a file. Which one is meant here?',
  'zh-cn': '在本机和镜像仓库之间传送镜像是一条命令，在本机和文件之间是另一条。这里要的是哪一条？',
};
const forms: Readonly<Record<string, Text>> = {
  delete: { en: '`docker rmi ____ ____`', 'zh-cn': '`docker rmi ____ ____`' },
  save: { en: '`docker save -o ____ ____`', 'zh-cn': '`docker save -o ____ ____`' },
  load: { en: '`docker load -i ____`', 'zh-cn': '`docker load -i ____`' },
};
const pull: Text = { en: '`docker pull {image}____`', 'zh-cn': '`docker pull {image}____`' };
const look: Text = { en: 'All names that images have here:', 'zh-cn': '本机镜像的全部名字：' };

export const imageActNever = defineCause({
  id: 'image-act-never',
  for: [imageEvent],
  text: {
    en: '`{action}` of the image `{image}` was not seen yet.',
    'zh-cn': '还没有看到镜像 `{image}` 的 `{action}` 事件。',
  },
  about: {
    en: 'The daemon has not told of such an act on the image since the lab began. An image that keeps another name loses only the one that was removed.',
    'zh-cn':
      '实验开始以来，守护进程还没有报告过对这个镜像的这种操作。镜像如果还有别的名字，删除时只会去掉那一个名字。',
  },
  help: [remove, bring, ...Object.values(forms), pull, look],
  recognise({ spec: { image, action }, judgement: { aspect } }) {
    if (aspect !== 'not-seen' && aspect !== 'gap') return undefined;
    return {
      args: { image, action },
      degrees: [
        degree(action === 'delete' ? remove : bring),
        degree(forms[action] ?? pull, { image }),
        degree(look, {}, { run: ['docker', 'images', '--digests'] }),
      ],
    };
  },
});
