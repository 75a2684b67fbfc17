import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { valueOf } from '../scopes.ts';
import { copied, unwrapped } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3021, of ADD too: builders refuse both. */
export const severalSources: DockerfileRule = {
  ids: ['DL3021'],
  severity: 'error',
  title: { en: 'End the target of several sources with `/`', 'zh-cn': '多个来源时目标以 `/` 结尾' },
  why: {
    en: 'Several files go into a folder, and only a `/` at the end says that the target is one. Without it the build fails.',
    'zh-cn': '多个文件要复制到目录里，结尾的 `/` 才表示目标是目录。不写则构建失败。',
  },
  example: {
    before: 'FROM alpine:3.20\nCOPY a b /app\n',
    after: 'FROM alpine:3.20\nCOPY a b /app/\n',
  },
  fix: true,
  check: (document) => unwrapped(document).flatMap((one) => fileTargetIn(document, one)),
};

function fileTargetIn(document: Dockerfile, one: Instruction): readonly Found[] {
  const parts = copied(one);
  if (parts === undefined || parts.sources.length < 2) return [];
  const { target } = parts;
  // A variable may end with a slash itself.
  const path = one.onbuild && target.variables.length > 0 ? '' : valueOf(document, one, target);
  if (path === undefined || path === '' || path === '.' || /[/\\]$/.test(path)) return [];
  const written = document.text.slice(target.start, target.end);
  const end = document.locate(target.end - (/["']$/.test(written) ? 1 : 0), target.end).start;
  const { range } = document.locate(end, end);
  const fix = { title: said(titleText, { path: target.plain }), edits: [{ range, text: '/' }] };
  return [{ range: target.range, message: said(message, { path: target.plain }), fixes: [fix] }];
}

const message = {
  en: 'Several sources need a folder as their target. Write `{path}/`.',
  'zh-cn': '多个来源的目标必须是目录，请写 `{path}/`。',
};
const titleText = { en: 'Write `{path}/`', 'zh-cn': '改为 `{path}/`' };
