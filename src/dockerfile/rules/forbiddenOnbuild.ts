import { said } from '../../text.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3043. */
export const forbiddenOnbuild: DockerfileRule = {
  ids: ['DL3043'],
  severity: 'error',
  title: {
    en: 'Hold back neither `FROM`, `MAINTAINER` nor `ONBUILD`',
    'zh-cn': '`ONBUILD` 不能跟 `FROM`、`MAINTAINER`、`ONBUILD`',
  },
  why: {
    en: 'What `ONBUILD` holds back runs in the stage that builds on this image. Builders refuse these three there.',
    'zh-cn': '`ONBUILD` 保留的指令在以此镜像为基础的阶段里运行，构建器在那里拒绝这三条指令。',
  },
  example: {
    before: 'FROM alpine:3.20\nONBUILD ONBUILD RUN true\n',
    after: 'FROM alpine:3.20\nONBUILD RUN true\n',
  },
  fix: false,
  check: ({ instructions }) =>
    instructions.flatMap(({ inner }) =>
      inner !== undefined && ['FROM', 'MAINTAINER', 'ONBUILD'].includes(inner.keyword)
        ? [{ range: inner.keywordRange, message: said(message, { keyword: inner.keyword }) }]
        : [],
    ),
};

const message = {
  en: '`ONBUILD` cannot hold back `{keyword}`. Remove the line, or write what it should run.',
  'zh-cn': '`ONBUILD` 后面不能写 `{keyword}`。请删掉这一行，或改成要运行的指令。',
};
