import { formCheck } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3052, for the labels that the config's schema says it of. */
export const urlLabel: DockerfileRule = {
  ids: ['DL3052'],
  severity: 'warning',
  title: {
    en: 'Give labels of the form `url` a URL',
    'zh-cn': '`url` 形式的标签（label）要写网址',
  },
  why: {
    en: 'The config says that this label holds a URL; tools that read it rely on that.',
    'zh-cn': '配置规定这个标签（label）是网址，读取它的工具依赖这一点。',
  },
  example: {
    before: 'FROM alpine:3.20\nLABEL url="nowhere"\n',
    after: 'FROM alpine:3.20\nLABEL url="https://example.com"\n',
  },
  fix: false,
  check: formCheck('url', isUrl, {
    en: '`{value}` is not a URL. Write one into `{name}`, such as `https://example.com/app`.',
    'zh-cn': '`{value}` 不是网址，请在 `{name}` 里写成 `https://example.com/app` 这样。',
  }),
};

function isUrl(value: string): boolean {
  return !/\s/.test(value) && URL.canParse(value);
}
