import type { Found, Ids } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3063 and BuildKit's check of the same, which minds no capitals. */
export const reservedStage: DockerfileRule = {
  ids: ['DL3063', 'ReservedStageName'],
  severity: 'warning',
  title: {
    en: 'Name no stage `scratch` or `context`',
    'zh-cn': '构建阶段不叫 `scratch` 或 `context`',
  },
  why: {
    en: 'Builders give these words a meaning of their own, so the stage could not be reached by its name.',
    'zh-cn': '这两个词在构建器里另有含义，用它们命名的阶段无法按名称引用。',
  },
  example: { before: 'FROM alpine:3.20 AS scratch\n', after: 'FROM alpine:3.20 AS base\n' },
  fix: false,
  check: ({ stages }) =>
    stages.flatMap(({ name, nameWord }): readonly Found[] => {
      if (name === undefined || nameWord === undefined) return [];
      if (!['scratch', 'context'].includes(name.toLowerCase())) return [];
      const exact = name === name.toLowerCase();
      const ids: Ids = exact ? ['DL3063', 'ReservedStageName'] : ['ReservedStageName'];
      return [{ range: nameWord.range, ids, message: said(message, { name }) }];
    }),
};

const message = {
  en: '`{name}` has a meaning of its own for builders. Give the stage another name.',
  'zh-cn': '`{name}` 在构建器里另有含义，请给构建阶段换一个名称。',
};
