import type { Text } from '../../text.ts';

/** Behind an instruction, in few words. */
export const labels = {
  size: { en: '{size}', 'zh-cn': '{size}' },
  cached: { en: 'from the cache', 'zh-cn': '来自缓存' },
  run: { en: 'built anew', 'zh-cn': '重新构建过' },
  changed: { en: 'changed since the build', 'zh-cn': '构建后改过' },
  added: { en: 'not in the image yet', 'zh-cn': '镜像中还没有' },
  behind: { en: 'will be built again', 'zh-cn': '下次会重新构建' },
  argument: { en: 'built with {name}={value}', 'zh-cn': '构建时 {name}={value}' },
  moved: { en: 'another image by now', 'zh-cn': '现在是另一个镜像' },
  edited: { en: '{path} edited since', 'zh-cn': '{path} 后来改过' },
  gone: { en: 'a line before it is gone', 'zh-cn': '它前面少了指令' },
} satisfies Record<string, Text>;

/** In the hover, as sentences. */
export const lessons = {
  size: {
    en: 'Adds **{size}** to `{image}`.',
    'zh-cn': '给 `{image}` 增加了 **{size}**。',
  },
  base: {
    en: 'The base image: **{size}** of `{image}`.',
    'zh-cn': '基础镜像：占 `{image}` 中的 **{size}**。',
  },
  cached: {
    en: 'The newest build took it from the build cache: the build before had it already.',
    'zh-cn': '最近一次构建直接用了构建缓存：上一次构建已经有它。',
  },
  run: {
    en: 'The newest build made it anew: the build before did not have it.',
    'zh-cn': '最近一次构建重新执行了它：上一次构建没有它。',
  },
  unknown: {
    en: 'Whether the newest build took it from the build cache is not known: no build before it was seen.',
    'zh-cn': '不知道最近一次构建是否用了构建缓存：没有看到更早的构建。',
  },
  changed: {
    en: 'It was changed since the build. The image was built with:',
    'zh-cn': '构建之后它被改过。构建镜像时是：',
  },
  added: {
    en: 'The image has nothing of it: it was added or moved since the build.',
    'zh-cn': '镜像中没有它：它是构建之后加上或移动的。',
  },
  behind: {
    en: 'The next build makes it again: something before it has changed.',
    'zh-cn': '下次构建会重新执行它：它前面有改动。',
  },
  argument: {
    en: 'The image was built with `{name}={built}`, here it is `{name}={here}`: a build argument set it, or it was changed since.',
    'zh-cn':
      '镜像是用 `{name}={built}` 构建的，这里是 `{name}={here}`：可能由构建参数设置，也可能后来改过。',
  },
  moved: {
    en: '`{base}` is another image by now than the one this image was built on. The next build starts from it.',
    'zh-cn': '`{base}` 现在是另一个镜像，不是构建时的那个。下次构建会从新的开始。',
  },
  edited: {
    en: 'Edited since the build: {paths}. The image still has the files as they were.',
    'zh-cn': '构建之后改过：{paths}。镜像里仍是当时的文件。',
  },
  gone: {
    en: 'Before it, the image has instructions that are not in the file any more:',
    'zh-cn': '在它之前，镜像里有文件中已不存在的指令：',
  },
  reading: { en: 'Its files are being read…', 'zh-cn': '正在读取其中的文件…' },
  tooLarge: {
    en: 'Its files are not listed: the image is larger than {limit}.',
    'zh-cn': '不列出其中的文件：镜像大于 {limit}。',
  },
  unreadable: {
    en: 'Its files could not be read.',
    'zh-cn': '无法读取其中的文件。',
  },
  files: { en: 'The largest files that it adds:', 'zh-cn': '它添加的最大的文件：' },
  file: { en: '{size} `{path}`', 'zh-cn': '{size} `{path}`' },
  more: { en: '{size} in {count} more', 'zh-cn': '另有 {count} 个文件，共 {size}' },
  takesAway: {
    en: 'It deletes files of earlier layers: `{path}` and {count} more.',
    'zh-cn': '它删除了更早镜像层中的文件：`{path}` 等，另有 {count} 个。',
  },
  takesOne: {
    en: 'It deletes `{path}` of an earlier layer.',
    'zh-cn': '它删除了更早镜像层中的 `{path}`。',
  },
} satisfies Record<string, Text>;

/** In Problems. */
export const problems = {
  deleted: {
    en: 'This deletes {size} that line {line} added, such as `{path}`. The image still holds them, in the layer of line {line}: delete them in the same `RUN` that adds them.',
    'zh-cn':
      '这里删除了第 {line} 行添加的 {size}，例如 `{path}`。它们仍留在第 {line} 行的镜像层里，镜像没有变小：请在添加它们的同一条 `RUN` 中删除。',
  },
  overwritten: {
    en: 'This writes {size} again that line {line} added, such as `{path}`. The image holds both versions: write them once, in one instruction.',
    'zh-cn':
      '这里又写了一遍第 {line} 行添加的 {size}，例如 `{path}`。镜像里两份都有：请用一条指令只写一次。',
  },
  here: { en: 'Added here', 'zh-cn': '在这里添加' },
} satisfies Record<string, Text>;

/** Above the stage. */
export const lens: Text = {
  en: '{image} · {size} · {count} layers',
  'zh-cn': '{image} · {size} · {count} 个镜像层',
};
