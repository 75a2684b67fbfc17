import { said } from '../../text.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3061. */
export const beforeFrom: DockerfileRule = {
  ids: ['DL3061'],
  severity: 'error',
  title: { en: 'Begin with `FROM`', 'zh-cn': '以 `FROM` 开头' },
  why: {
    en: 'An instruction changes the image of its stage, and a stage begins with `FROM`. Before it only `ARG` may stand, for use in `FROM`.',
    'zh-cn': '指令修改所在阶段的镜像，而阶段从 `FROM` 开始。它前面只能写供 `FROM` 使用的 `ARG`。',
  },
  example: { before: 'RUN true\nFROM alpine:3.20\n', after: 'FROM alpine:3.20\nRUN true\n' },
  fix: false,
  check: ({ instructions, stages }) =>
    instructions
      .filter(({ stage, keyword }) => stage < 0 && keyword !== 'ARG')
      .map(({ keyword, keywordRange }) => ({
        range: keywordRange,
        message: said(message, { keyword }),
        related: stages
          .slice(0, 1)
          .map(({ from }) => ({ range: from.keywordRange, message: first })),
      })),
};

const message = {
  en: '`{keyword}` stands before any `FROM`. Move it below.',
  'zh-cn': '`{keyword}` 写在 `FROM` 之前，请移到后面。',
};
const first = said({ en: 'The first `FROM`', 'zh-cn': '第一个 `FROM`' });
