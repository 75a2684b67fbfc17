import { formCheck } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3053, for the labels that the config's schema says it of. */
export const timeLabel: DockerfileRule = {
  ids: ['DL3053'],
  severity: 'warning',
  title: {
    en: 'Give labels of the form `rfc3339` a time of RFC 3339',
    'zh-cn': '`rfc3339` 形式的标签（label）要写 RFC 3339 时间',
  },
  why: {
    en: 'The config says that this label holds a time of RFC 3339; tools that read it rely on that.',
    'zh-cn': '配置规定这个标签（label）是 RFC 3339 时间，读取它的工具依赖这一点。',
  },
  example: {
    before: 'FROM alpine:3.20\nLABEL rfc3339="yesterday"\n',
    after: 'FROM alpine:3.20\nLABEL rfc3339="2026-01-31T12:00:00Z"\n',
  },
  fix: false,
  check: formCheck('rfc3339', isTime, {
    en: '`{value}` is not a time of RFC 3339. Write one into `{name}`, such as `2026-01-31T12:00:00Z`.',
    'zh-cn': '`{value}` 不是 RFC 3339 时间，请在 `{name}` 里写成 `2026-01-31T12:00:00Z` 这样。',
  }),
};

const form =
  /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isTime(value: string): boolean {
  const day = form.exec(value)?.[1];
  if (day === undefined) return false;
  const date = new Date(`${day}T00:00:00Z`);
  // A day that the month has not would be read as one of the next.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
