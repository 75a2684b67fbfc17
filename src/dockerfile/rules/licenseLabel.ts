import parseExpression from 'spdx-expression-parse';
import { formCheck } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3054, for the labels that the config's schema says it of. */
export const licenseLabel: DockerfileRule = {
  ids: ['DL3054'],
  severity: 'warning',
  title: {
    en: 'Give labels of the form `spdx` a license of SPDX',
    'zh-cn': '`spdx` 形式的标签（label）要写 SPDX 许可证',
  },
  why: {
    en: 'The config says that this label holds a license of SPDX; tools that read it rely on that.',
    'zh-cn': '配置规定这个标签（label）是 SPDX 许可证，读取它的工具依赖这一点。',
  },
  example: {
    before: 'FROM alpine:3.20\nLABEL spdx="free"\n',
    after: 'FROM alpine:3.20\nLABEL spdx="MIT"\n',
  },
  fix: false,
  check: formCheck('spdx', isLicense, {
    en: '`{value}` is not a license of SPDX. Write one into `{name}`, such as `Apache-2.0`.',
    'zh-cn': '`{value}` 不是 SPDX 许可证，请在 `{name}` 里写成 `Apache-2.0` 这样。',
  }),
};

/** An identifier, or an expression such as `MIT OR Apache-2.0`, as OCI's annotations want it. */
function isLicense(value: string): boolean {
  try {
    parseExpression(value);
    return true;
  } catch {
    return false;
  }
}
