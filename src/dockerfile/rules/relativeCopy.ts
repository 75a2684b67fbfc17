import { said } from '../../text.ts';
import { stateAt } from '../scopes.ts';
import { copied } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3045. */
export const relativeCopy: DockerfileRule = {
  ids: ['DL3045'],
  severity: 'warning',
  title: {
    en: 'Set `WORKDIR` before a relative target',
    'zh-cn': '使用相对目标路径前先写 `WORKDIR`',
  },
  why: {
    en: 'A relative target begins at the working directory. Where no `WORKDIR` says it, the base image does, and may say something else in its next version.',
    'zh-cn': '相对目标路径从工作目录算起。没有写 `WORKDIR` 时由基础镜像决定，下个版本可能就变了。',
  },
  example: {
    before: 'FROM alpine:3.20\nCOPY app.py app/\n',
    after: 'FROM alpine:3.20\nCOPY app.py /app/\n',
  },
  fix: false,
  check: (document) =>
    document.instructions.flatMap((one) => {
      const target = copied(one)?.target;
      if (one.keyword !== 'COPY' || target === undefined || one.stage < 0) return [];
      if (isAbsolute(target.plain) || stateAt(document, one).workdir !== undefined) return [];
      return [{ range: target.range, message: said(message, { path: target.plain }) }];
    }),
};

/** A variable may hold an absolute path; `C:\` is one of Windows. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\$]|[a-z]:)/i.test(path) || path === '';
}

const message = {
  en: 'Where `{path}` ends up depends on the base image. Set `WORKDIR` before, or write an absolute path.',
  'zh-cn': '`{path}` 复制到哪里取决于基础镜像。请先写 `WORKDIR`，或写绝对路径。',
};
