import { said } from '../../text.ts';
import { repeats } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

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
  check: (document) =>
    repeats(document, 'CMD').flatMap(([first, ...later]) =>
      later.map(({ keywordRange }) => ({
        range: keywordRange,
        message,
        related: first === undefined ? [] : [{ range: first.keywordRange, message: earlier }],
      })),
    ),
};

const message = said({
  en: 'This stage has a `CMD` already; only the last one counts. Keep one of them.',
  'zh-cn': '这个构建阶段已有 `CMD`，只有最后一条有效，请只保留一条。',
});
const earlier = said({ en: 'The first of them', 'zh-cn': '第一条' });
