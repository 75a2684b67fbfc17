import { formCheck } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3058, for the labels that the config's schema says it of. */
export const emailLabel: DockerfileRule = {
  ids: ['DL3058'],
  severity: 'warning',
  title: {
    en: 'Give labels of the form `email` an e-mail address',
    'zh-cn': '`email` 形式的标签（label）要写电子邮件地址',
  },
  why: {
    en: 'The config says that this label holds an e-mail address; tools that read it rely on that.',
    'zh-cn': '配置规定这个标签（label）是电子邮件地址，读取它的工具依赖这一点。',
  },
  example: {
    before: 'FROM alpine:3.20\nLABEL email="me"\n',
    after: 'FROM alpine:3.20\nLABEL email="me@example.com"\n',
  },
  fix: false,
  check: formCheck('email', isEmail, {
    en: '`{value}` is not an e-mail address. Write one into `{name}`, such as `me@example.com`.',
    'zh-cn': '`{value}` 不是电子邮件地址，请在 `{name}` 里写成 `me@example.com` 这样。',
  }),
};

function isEmail(value: string): boolean {
  return (
    value.length <= 320 &&
    /^[^\s@<>()[\]\\,;:"]+@[\da-zA-Z](?:[\da-zA-Z.-]*[\da-zA-Z])?$/.test(value)
  );
}
