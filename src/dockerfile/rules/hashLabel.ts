import { formCheck } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3055, for the labels that the config's schema says it of. */
export const hashLabel: DockerfileRule = {
  ids: ['DL3055'],
  severity: 'warning',
  title: {
    en: 'Give labels of the form `hash` a git hash',
    'zh-cn': '`hash` 形式的标签（label）要写 git 哈希',
  },
  why: {
    en: 'The config says that this label holds a git hash; tools that read it rely on that.',
    'zh-cn': '配置规定这个标签（label）是 git 哈希，读取它的工具依赖这一点。',
  },
  example: {
    before: 'FROM alpine:3.20\nLABEL hash="main"\n',
    after: 'FROM alpine:3.20\nLABEL hash="2aae6c3"\n',
  },
  fix: false,
  check: formCheck('hash', isHash, {
    en: '`{value}` is not a git hash. Write one into `{name}`, such as `2aae6c3`.',
    'zh-cn': '`{value}` 不是 git 哈希，请在 `{name}` 里写成 `2aae6c3` 这样。',
  }),
};

/** Git shortens to seven digits or as many more as it needs; whole ones have 40, or 64 of SHA-256. */
function isHash(value: string): boolean {
  return /^(?:[\da-f]{7,40}|[\da-f]{64})$/.test(value);
}
