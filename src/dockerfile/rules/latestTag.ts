import { said } from '../../text.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3007. Which tag to write instead only the author knows. */
export const latestTag: DockerfileRule = {
  ids: ['DL3007'],
  severity: 'warning',
  title: { en: 'Name a version rather than `latest`', 'zh-cn': '写明版本，不用 `latest`' },
  why: {
    en: '`latest` is another image with each release: the build that works today may fail tomorrow, and nobody sees which version it used.',
    'zh-cn':
      '`latest` 随每次发布指向不同的镜像：今天能构建，明天可能失败，也看不出用的是哪个版本。',
  },
  example: { before: 'FROM alpine:latest\n', after: 'FROM alpine:3.20\n' },
  fix: false,
  check: ({ stages }) =>
    stages.flatMap(({ baseWord, parent }) => {
      if (baseWord === undefined || parent !== undefined) return [];
      const tag = /:latest$/.exec(baseWord.plain);
      if (tag === null) return [];
      const args = { image: baseWord.plain };
      const message = {
        en: '`{image}` is another image with each release. Write the version that you mean.',
        'zh-cn': '`{image}` 每次发布都会变成不同的镜像，请写明要用的版本。',
      };
      return [{ range: baseWord.range, message: said(message, args) }];
    }),
};
