import { said } from '../../text.ts';
import { repeats } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

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
  check: (document) =>
    repeats(document, 'ENTRYPOINT').flatMap(([first, ...later]) =>
      later.map(({ keywordRange }) => ({
        range: keywordRange,
        message,
        related: first === undefined ? [] : [{ range: first.keywordRange, message: earlier }],
      })),
    ),
};

const message = said({
  en: 'This stage has a `ENTRYPOINT` already; only the last one counts. Keep one of them.',
  'zh-cn': '这个构建阶段已有 `ENTRYPOINT`，只有最后一条有效，请只保留一条。',
});
const earlier = said({ en: 'The first of them', 'zh-cn': '第一条' });
