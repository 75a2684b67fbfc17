import type { DockerfileRule } from './rule.ts';
import { several } from './several.ts';

/** hadolint's DL3012. */
export const severalHealthchecks: DockerfileRule = {
  ids: ['DL3012'],
  severity: 'error',
  title: {
    en: 'Write one `HEALTHCHECK` for each stage',
    'zh-cn': '每个构建阶段只写一条 `HEALTHCHECK`',
  },
  why: {
    en: 'An image has one `HEALTHCHECK`. The last one counts, and those before it are read as if they did something.',
    'zh-cn': '一个镜像只有一条 `HEALTHCHECK`，以最后一条为准，前面的看似有用，其实无效。',
  },
  example: {
    before: 'FROM alpine:3.20\nHEALTHCHECK CMD ["a"]\nHEALTHCHECK CMD ["b"]\n',
    after: 'FROM alpine:3.20\nHEALTHCHECK CMD ["b"]\n',
  },
  fix: false,
  check: (document) => several(document, 'HEALTHCHECK'),
};
