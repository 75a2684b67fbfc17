import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { inCaseOf } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check. */
export const fromAsCasing: DockerfileRule = {
  ids: ['FromAsCasing'],
  severity: 'warning',
  title: { en: 'Write `AS` in the same case as `FROM`', 'zh-cn': '`AS` 与 `FROM` 大小写一致' },
  why: {
    en: 'Both are keywords of one line: written alike they are seen as such.',
    'zh-cn': '两者是同一行的关键字，写法一致才容易看出。',
  },
  example: { before: 'FROM alpine:3.20 as build\n', after: 'FROM alpine:3.20 AS build\n' },
  fix: true,
  check: ({ stages }) =>
    stages.flatMap(({ from: { written }, asWord }): readonly Found[] => {
      if (asWord === undefined) return [];
      const isMixed = written !== written.toLowerCase() && written !== written.toUpperCase();
      const text = inCaseOf(written, 'AS');
      // Of `From` another rule says what to write.
      if (isMixed || asWord.value === text) return [];
      const edits = [{ range: asWord.range, text }];
      const args = { text, written, as: asWord.value };
      const fixes = [{ title: said(title, args), edits }];
      return [{ range: asWord.range, message: said(message, args), fixes }];
    }),
};

const message = {
  en: '`{as}` and `{written}` are written differently. Write `{text}`.',
  'zh-cn': '`{as}` 与 `{written}` 大小写不一致，请写 `{text}`。',
};
const title = { en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' };
