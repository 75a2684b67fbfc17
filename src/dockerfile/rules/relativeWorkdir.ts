import type { Found, Ids } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { stateAt } from '../scopes.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3000; BuildKit's check says so only before the stage's first WORKDIR. */
export const relativeWorkdir: DockerfileRule = {
  ids: ['DL3000', 'WorkdirRelativePath'],
  severity: 'error',
  title: { en: 'Use absolute paths in `WORKDIR`', 'zh-cn': '`WORKDIR` 使用绝对路径' },
  why: {
    en: 'A relative path begins at the working directory before it, and that is the base image’s own, which may change with the image’s next version.',
    'zh-cn': '相对路径从之前的工作目录算起，也就是基础镜像自己的工作目录，镜像更新后它可能会变。',
  },
  example: { before: 'FROM alpine:3.20\nWORKDIR app\n', after: 'FROM alpine:3.20\nWORKDIR /app\n' },
  fix: true,
  check: (document) => document.instructions.flatMap((one) => relativeIn(document, one)),
};

function relativeIn(document: Dockerfile, instruction: Instruction): readonly Found[] {
  const [first] = instruction.words;
  if (instruction.keyword !== 'WORKDIR' || first === undefined || isAbsolute(first.plain))
    return [];
  const before = stateAt(document, instruction).workdir;
  const base = before === undefined ? '/' : before.value;
  const ids: Ids = before === undefined ? ['DL3000', 'WorkdirRelativePath'] : ['DL3000'];
  const range = instruction.argumentsRange ?? first.range;
  const message = said(
    {
      en: 'The working directory `{path}` depends on the one before it. Write an absolute path.',
      'zh-cn': '工作目录 `{path}` 取决于之前的工作目录，请写绝对路径。',
    },
    { path: instruction.arguments },
  );
  if (base === undefined || !isPosix(base)) return [{ range, message, ids }];
  const rest = first.plain.replace(/^(?:\.\/+)+|^\.$/, '');
  // What climbs, or begins with a home that no shell expands, is for a person to say.
  if (/^~|(?:^|\/)\.\.(?:\/|$)/.test(rest)) {
    return [{ range, message, ids, fixes: [insertion(instruction, '/', true)] }];
  }
  const written = document.text.slice(first.start, first.end);
  const offset = first.start + Math.max(written.indexOf(rest), 0);
  const prefix = `${base.replace(/\/+$/, '')}/`;
  const { range: gone } = document.locate(first.start + (/^["']/.test(written) ? 1 : 0), offset);
  const title = said(titleText, { path: `${prefix}${rest}` });
  return [{ range, message, ids, fixes: [{ title, edits: [{ range: gone, text: prefix }] }] }];
}

function insertion(
  instruction: Instruction,
  text: string,
  choose: true,
): NonNullable<Found['fixes']>[number] {
  const at = (instruction.words[0] ?? instruction).range.start;
  return {
    title: said(titleText, { path: `${text}${instruction.arguments}` }),
    edits: [{ range: { start: at, end: at }, text }],
    choose,
  };
}

/** A variable may hold an absolute path; `C:\` and `C:/` are those of Windows. */
function isAbsolute(path: string): boolean {
  return /^(?:[/$]|[A-Za-z]:[\\/])/.test(path) || path === '';
}

function isPosix(path: string): boolean {
  return path.startsWith('/');
}

const titleText = { en: 'Write `{path}`', 'zh-cn': '改为 `{path}`' };
