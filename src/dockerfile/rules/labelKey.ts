import { said } from '../../text.ts';
import { labelsOf } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3048 (docs.docker.com, Docker object labels, "Key format recommendations"). */
export const labelKey: DockerfileRule = {
  ids: ['DL3048'],
  severity: 'style',
  title: {
    en: 'Write label keys in lowercase, with dots between their parts',
    'zh-cn': '标签（label）的键用小写，各部分之间用点',
  },
  why: {
    en: 'Tools read labels by these rules, and Docker keeps some prefixes for itself.',
    'zh-cn': '各种工具按这些规则读取标签（label），Docker 还保留了一些前缀。',
  },
  example: {
    before: 'FROM alpine:3.20\nLABEL My_Label=a\n',
    after: 'FROM alpine:3.20\nLABEL example.my-label=a\n',
  },
  fix: false,
  check: (document) =>
    labelsOf(document, document.instructions).flatMap(({ name, key }) => {
      if (name === undefined || (form.test(name) && !reserved.test(name))) return [];
      const text = reserved.test(name) ? taken : message;
      return [{ range: key.range, message: said(text, { name }) }];
    }),
};

const form = /^[a-z](?:[a-z\d]|[._/-](?=[a-z\d]))*$/;
const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

const message = {
  en: '`{name}` is no usual label key. Use lowercase letters and digits, with single `.` or `-` between them.',
  'zh-cn': '`{name}` 不是规范的标签（label）键。请用小写字母和数字，中间用单个 `.` 或 `-`。',
};
const taken = {
  en: 'Docker keeps the prefix of `{name}` for itself. Use a domain of your own.',
  'zh-cn': '`{name}` 的前缀由 Docker 保留，请用自己的域名。',
};
