import type { DockerfileRule } from './rule.ts';
import { several } from './several.ts';

/** hadolint's DL4004. */
export const severalEntrypoints: DockerfileRule = {
  ids: ['DL4004'],
  severity: 'error',
  title: {
    en: 'Write one `ENTRYPOINT` for each stage',
    'zh-cn': '每个构建阶段只写一条 `ENTRYPOINT`',
  },
  why: {
    en: 'An image has one `ENTRYPOINT`. The last one counts, and those before it are read as if they did something.',
    'zh-cn': '一个镜像只有一条 `ENTRYPOINT`，以最后一条为准，前面的看似有用，其实无效。',
  },
  example: {
    before: 'FROM alpine:3.20\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]\n',
    after: 'FROM alpine:3.20\nENTRYPOINT ["b"]\n',
  },
  fix: false,
  check: (document) => several(document, 'ENTRYPOINT'),
};
