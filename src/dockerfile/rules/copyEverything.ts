import { said } from '../../text.ts';
import { copied } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3067. */
export const copyEverything: DockerfileRule = {
  ids: ['DL3067'],
  severity: 'warning',
  title: { en: 'Copy what you need from a stage', 'zh-cn': '只从构建阶段复制需要的内容' },
  why: {
    en: 'The whole file system brings back all that the earlier stage held: tools, caches, perhaps secrets. Of a stage of its own nothing is gained.',
    'zh-cn':
      '复制整个文件系统会带回前一阶段的所有内容：工具、缓存，可能还有机密。单独分出阶段就没有意义了。',
  },
  example: {
    before: 'FROM alpine:3.20 AS build\nFROM alpine:3.20\nCOPY --from=build / /\n',
    after: 'FROM alpine:3.20 AS build\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  },
  fix: false,
  check: ({ instructions }) =>
    instructions.flatMap((one) => {
      const parts = copied(one);
      const from = one.flags.find(({ name }) => name === 'from');
      if (one.keyword !== 'COPY' || from === undefined || parts === undefined) return [];
      if (!isRoot(parts.target.plain)) return [];
      return parts.sources
        .filter(({ plain }) => isRoot(plain))
        .map(({ range }) => ({ range, message: said(message, { from: from.value ?? '' }) }));
    }),
};

function isRoot(path: string): boolean {
  return /^\/[./]*$/.test(path) && !path.includes('..');
}

const message = {
  en: 'This copies the whole file system of `{from}`. Name the files you need.',
  'zh-cn': '这会复制 `{from}` 的整个文件系统，请只写需要的文件。',
};
