import { said } from '../../text.ts';
import { ignoredBy } from '../dockerignore.ts';
import { copied } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check, which says nothing where the .dockerignore has exceptions. */
export const copyIgnored: DockerfileRule = {
  ids: ['CopyIgnoredFile'],
  severity: 'warning',
  title: {
    en: 'Copy only what .dockerignore sends',
    'zh-cn': '只复制 .dockerignore 没有排除的文件',
  },
  why: {
    en: 'What .dockerignore keeps out is not in the build context: `COPY` does not find it, and the build fails.',
    'zh-cn': '.dockerignore 排除的文件不在构建上下文中，`COPY` 找不到，构建会失败。',
  },
  example: {
    before: 'FROM alpine:3.20\nCOPY debug.log /srv/\n',
    after: 'FROM alpine:3.20\nCOPY app.py /srv/\n',
  },
  fix: false,
  check: ({ instructions }, { dockerignore }) => {
    if (dockerignore === undefined || /^[ \t]*!/m.test(dockerignore)) return [];
    return instructions.flatMap((one) => {
      if (one.flags.some(({ name }) => name === 'from')) return [];
      return (copied(one)?.sources ?? []).flatMap(({ plain, range }) => {
        if (plain.startsWith('<<') || /[*?[$]|^[a-z]+:\/\/|^git@/i.test(plain)) return [];
        const line = ignoringLine(plain, dockerignore);
        if (line === undefined) return [];
        return [{ range, message: said(message, { path: plain, line }) }];
      });
    });
  },
};

function ignoringLine(path: string, dockerignore: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  if (parts.length > 0) return ignoredBy(parts.join('/'), dockerignore)?.source;
  // The whole context is empty only where everything is kept out.
  const all = ['*', '**', '**/*'];
  return dockerignore
    .split(/\r\n|\n|\r/)
    .map((each) => each.trim())
    .find((each) => all.includes(each.replace(/^\/|\/$/g, '')));
}

const message = {
  en: '`{line}` in .dockerignore keeps `{path}` out of the build context. Remove one of them.',
  'zh-cn': '.dockerignore 中的 `{line}` 把 `{path}` 排除在构建上下文之外，请去掉其中之一。',
};
