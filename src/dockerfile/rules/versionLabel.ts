import { formCheck } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3056, for the labels that the config's schema says it of. */
export const versionLabel: DockerfileRule = {
  ids: ['DL3056'],
  severity: 'warning',
  title: {
    en: 'Give labels of the form `semver` a semantic version',
    'zh-cn': '`semver` 形式的标签（label）要写语义化版本',
  },
  why: {
    en: 'The config says that this label holds a semantic version; tools that read it rely on that.',
    'zh-cn': '配置规定这个标签（label）是语义化版本，读取它的工具依赖这一点。',
  },
  example: {
    before: 'FROM alpine:3.20\nLABEL semver="v1"\n',
    after: 'FROM alpine:3.20\nLABEL semver="1.2.3"\n',
  },
  fix: false,
  check: formCheck('semver', isVersion, {
    en: '`{value}` is not a semantic version. Write one into `{name}`, such as `1.2.3`.',
    'zh-cn': '`{value}` 不是语义化版本，请在 `{name}` 里写成 `1.2.3` 这样。',
  }),
};

const number = '(?:0|[1-9]\\d*)';
const pre = `(?:${number}|\\d*[a-zA-Z-][\\da-zA-Z-]*)`;
/** semver.org, version 2.0.0. */
const form = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-${pre}(?:\\.${pre})*)?(?:\\+[\\da-zA-Z-]+(?:\\.[\\da-zA-Z-]+)*)?$`,
);

function isVersion(value: string): boolean {
  return form.test(value);
}
