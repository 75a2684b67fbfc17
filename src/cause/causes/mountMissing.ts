import { container } from '../../check/types/container.ts';
import { volume } from '../../check/types/volume.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { wantedMount } from '../wantedMount.ts';

const nothing: Text = {
  en: 'Without a mount the files are in the container alone, and go with it. Which option of `docker run` mounts?',
  'zh-cn': '没有挂载时，文件只在容器里，会随容器一起消失。`docker run` 的哪个选项用来挂载？',
};
const anonymous: Text = {
  en: '`-v` with a path alone makes a volume without a name. What must stand before the colon?',
  'zh-cn': '`-v` 只写路径会创建没有名字的卷。冒号前面应该写什么？',
};
const other: Text = {
  en: '`{found}` is mounted there. What does the step say stands before the colon of `-v`?',
  'zh-cn': '那里挂载的是 `{found}`。这一步说 `-v` 冒号前面应该写什么？',
};
const form: Text = {
  en: '`docker run -v {source}:____ …`',
  'zh-cn': '`docker run -v {source}:____ …`',
};

export const mountMissing = defineCause<unknown, unknown>({
  id: 'mount-missing',
  for: [container, volume],
  text: {
    en: '`{source}` is not mounted in `{name}`.',
    'zh-cn': '`{name}` 里没有挂载 `{source}`。',
  },
  about: {
    en: 'The container was run without the mount that the step asks for, or with a nameless volume or another source at that path. The container’s mounts say so.',
    'zh-cn':
      '运行容器时没有写这一步要求的挂载，或者那个路径上是匿名卷或别的来源。这是从容器的挂载看出来的。',
  },
  help: [nothing, anonymous, other, form, ...anewTexts],
  async recognise(failure, world) {
    const mount = await wantedMount(failure, world);
    if (mount === undefined) return undefined;
    const { name, source, at } = mount;
    const nameless = at?.type === 'volume' && /^[0-9a-f]{64}$/.test(at.source);
    const why =
      at === undefined
        ? degree(nothing)
        : nameless
          ? degree(anonymous)
          : degree(other, { found: at.source });
    return { args: { name, source }, degrees: [why, degree(form, { source }), ...anew(mount)] };
  },
});
