import { said } from '../../text.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check. It tells of the line where the instruction ends; here it is the empty one itself. */
export const emptyContinuation: DockerfileRule = {
  ids: ['NoEmptyContinuation'],
  severity: 'warning',
  title: { en: 'Leave no empty lines within an instruction', 'zh-cn': '指令中间不留空行' },
  why: {
    en: 'The line before ends with the escape character, so the instruction goes on. Builders still skip the empty line, but will refuse it one day.',
    'zh-cn': '上一行以转义字符结尾，指令还没完。构建器目前会跳过空行，将来会拒绝。',
  },
  example: {
    before: 'FROM alpine:3.20\nRUN true && \\\n\n  true\n',
    after: 'FROM alpine:3.20\nRUN true && \\\n  true\n',
  },
  fix: true,
  check: (document) => {
    const runs: { start: number; end: number }[] = [];
    for (const { role, inside, start, end } of document.lines) {
      if (role !== 'blank' || !inside || end === start) continue;
      const last = runs.at(-1);
      if (last?.end === start) last.end = end;
      else runs.push({ start, end });
    }
    return runs.map(({ start, end }) => {
      const { range } = document.locate(start, end);
      return { range, message, fixes: [{ title, edits: [{ range, text: '' }] }] };
    });
  },
};

const message = said({
  en: 'An empty line stands within the instruction. Remove it.',
  'zh-cn': '指令中间有空行，请删掉。',
});
const title = said({ en: 'Remove the empty line', 'zh-cn': '删除空行' });
