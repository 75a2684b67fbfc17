import { container } from '../../check/types/container.ts';
import { volume } from '../../check/types/volume.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { wantedMount } from '../wantedMount.ts';

const question: Text = {
  en: 'Behind the colon of `-v` stands the path in the container. Where does the program keep its files?',
  'zh-cn': '`-v` 冒号后面是容器内的路径。程序把文件放在哪里？',
};
const form: Text = {
  en: '`docker run -v {source}:____ …`',
  'zh-cn': '`docker run -v {source}:____ …`',
};

export const mountOtherTarget = defineCause<unknown, unknown>({
  id: 'mount-other-target',
  for: [container, volume],
  text: {
    en: '`{source}` is mounted in `{name}` at `{found}`, where `{target}` is meant.',
    'zh-cn': '`{source}` 挂载在 `{name}` 的 `{found}`，而这里要的是 `{target}`。',
  },
  about: {
    en: 'The right volume or folder is mounted, at another path in the container. The container’s mounts say so.',
    'zh-cn': '挂载的卷或文件夹是对的，但容器内的路径不同。这是从容器的挂载看出来的。',
  },
  help: [question, form, ...anewTexts],
  async recognise(failure, world) {
    const mount = await wantedMount(failure, world);
    if (mount?.target === undefined) return undefined;
    const { name, source, target } = mount;
    const found = mount.container.mounts.find((each) => each.source === source);
    if (found === undefined) return undefined;
    return {
      args: { name, source, target, found: found.target },
      degrees: [degree(question), degree(form, { source }), ...anew(mount)],
    };
  },
});
