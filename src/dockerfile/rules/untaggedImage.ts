import { said } from '../../text.ts';
import { valueOf } from '../scopes.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3006. A name that begins with a variable may bring the tag with it. */
export const untaggedImage: DockerfileRule = {
  ids: ['DL3006'],
  severity: 'warning',
  title: { en: 'Write the tag of a base image', 'zh-cn': '写明基础镜像的镜像标签' },
  why: {
    en: 'Without a tag the builder takes `latest`, which is another image with each release.',
    'zh-cn': '不写镜像标签时构建器会用 `latest`，它随每次发布而变。',
  },
  example: { before: 'FROM alpine\n', after: 'FROM alpine:3.20\n' },
  fix: false,
  check: (document) =>
    document.stages.flatMap(({ from, baseWord, parent }) => {
      if (baseWord === undefined || parent !== undefined) return [];
      const image = baseWord.plain;
      const folded = image.replace(/\$\{[^}]*\}/g, '$');
      const isOpen = image === '' || image === 'scratch' || /^\$[^/]*$/.test(folded);
      if (isOpen || hasTag(folded) || hasTag(valueOf(document, from, baseWord) ?? '')) return [];
      return [{ range: baseWord.range, message: said(message, { image }) }];
    }),
};

/** Or a digest, behind the host and its port. */
function hasTag(image: string): boolean {
  return /[:@]/.test(image.slice(image.lastIndexOf('/') + 1));
}

const message = {
  en: '`{image}` has no tag, so the builder takes `latest`. Write `{image}:` and a version.',
  'zh-cn': '`{image}` 没有镜像标签，构建器会用 `latest`。请写成 `{image}:` 加版本。',
};
