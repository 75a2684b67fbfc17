import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { instructionNames } from '../faults.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check: the case of most instructions from the first FROM on, capitals where as many are written so. */
export const instructionCasing: DockerfileRule = {
  ids: ['ConsistentInstructionCasing'],
  severity: 'warning',
  title: { en: 'Write all instructions in the same case', 'zh-cn': '所有指令大小写一致' },
  why: {
    en: 'Builders do not care, but a reader finds the instructions at a glance when they look alike.',
    'zh-cn': '构建器不在意，但写法一致时读者一眼就能找到指令。',
  },
  example: { before: 'FROM alpine:3.20\nRun true\n', after: 'FROM alpine:3.20\nRUN true\n' },
  fix: true,
  check: ({ stages }) => {
    const all = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ keyword }) => instructionNames.has(keyword));
    const lower = all.filter(({ written }) => written === written.toLowerCase()).length;
    const upper = all.filter(({ written }) => written === written.toUpperCase()).length;
    return all.flatMap(({ written, keywordRange }): readonly Found[] => {
      const text = lower > upper ? written.toLowerCase() : written.toUpperCase();
      if (written === text) return [];
      const fix = { title: said(title, { text }), edits: [{ range: keywordRange, text }] };
      return [{ range: keywordRange, message: said(message, { written, text }), fixes: [fix] }];
    });
  },
};

const message = {
  en: '`{written}` is written otherwise than most instructions here. Write `{text}`.',
  'zh-cn': '`{written}` 的大小写与多数指令不同，请写 `{text}`。',
};
const title = { en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' };
