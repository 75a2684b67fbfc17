import type { DockerfileRule } from './rule.ts';
import { several } from './several.ts';

/** hadolint's DL4003. */
export const severalCmds: DockerfileRule = {
  ids: ['DL4003'],
  severity: 'warning',
  title: { en: 'Write one `CMD` for each stage', 'zh-cn': '每个构建阶段只写一条 `CMD`' },
  why: {
    en: 'An image has one `CMD`. The last one counts, and those before it are read as if they did something.',
    'zh-cn': '一个镜像只有一条 `CMD`，以最后一条为准，前面的看似有用，其实无效。',
  },
  example: {
    before: 'FROM alpine:3.20\nCMD ["a"]\nCMD ["b"]\n',
    after: 'FROM alpine:3.20\nCMD ["b"]\n',
  },
  fix: false,
  check: (document) => several(document, 'CMD'),
};
