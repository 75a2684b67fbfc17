import type { Found, Ids } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Stage } from '../model.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3024; BuildKit's check of the same minds no capitals. */
export const duplicateStage: DockerfileRule = {
  ids: ['DL3024', 'DuplicateStageName'],
  severity: 'error',
  title: { en: 'Give each stage a name of its own', 'zh-cn': '每个构建阶段用不同的名称' },
  why: {
    en: 'Two stages of one name: `--from` and `--target` reach only one of them, and a reader cannot tell which.',
    'zh-cn': '两个阶段同名时，`--from` 和 `--target` 只能用到其中一个，读者也看不出是哪个。',
  },
  example: {
    before: 'FROM alpine:3.20 AS build\nFROM alpine:3.20 AS build\n',
    after: 'FROM alpine:3.20 AS build\nFROM alpine:3.20 AS test\n',
  },
  fix: false,
  check: ({ stages }) => {
    const seen = new Map<string, Stage>();
    return stages.flatMap((stage): readonly Found[] => {
      const { name, nameWord } = stage;
      if (name === undefined || nameWord === undefined) return [];
      const first = seen.get(name.toLowerCase());
      if (first?.nameWord === undefined) {
        seen.set(name.toLowerCase(), stage);
        return [];
      }
      const exact = stages.some((other) => other.index < stage.index && other.name === name);
      const ids: Ids = exact ? ['DL3024', 'DuplicateStageName'] : ['DuplicateStageName'];
      const related = [{ range: first.nameWord.range, message: earlier }];
      const severity = exact ? 'error' : 'warning';
      return [{ range: nameWord.range, ids, severity, message: said(message, { name }), related }];
    });
  },
};

const message = {
  en: 'An earlier stage is called `{name}` too. Give this one another name.',
  'zh-cn': '前面已有名为 `{name}` 的构建阶段，请换一个名称。',
};
const earlier = said({ en: 'The first stage of that name', 'zh-cn': '第一个同名的构建阶段' });
