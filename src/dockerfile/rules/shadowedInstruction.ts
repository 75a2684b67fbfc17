import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { removal, repeats } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check. hadolint says so of the later ones, in DL3012, DL4003 and DL4004. */
export const shadowedInstruction: DockerfileRule = {
  ids: ['MultipleInstructionsDisallowed'],
  severity: 'warning',
  title: {
    en: 'Keep only the `CMD`, `ENTRYPOINT` and `HEALTHCHECK` that count',
    'zh-cn': '只保留有效的 `CMD`、`ENTRYPOINT`、`HEALTHCHECK`',
  },
  why: {
    en: 'Of several in one stage only the last counts. The others do nothing and mislead.',
    'zh-cn': '同一构建阶段写了多条时只有最后一条有效，其余没有作用，还会误导读者。',
  },
  example: {
    before: 'FROM alpine:3.20\nCMD ["a"]\nCMD ["b"]\n',
    after: 'FROM alpine:3.20\nCMD ["b"]\n',
  },
  fix: true,
  check: (document) =>
    ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'].flatMap((keyword) =>
      repeats(document, keyword).flatMap((all): readonly Found[] => {
        const related = all.slice(-1).map((one) => ({ range: one.keywordRange, message: last }));
        return all.slice(0, -1).map((one) => ({
          range: one.keywordRange,
          message: said(message, { keyword }),
          related,
          fixes: [{ title: said(title, { keyword }), edits: [removal(document, one)] }],
        }));
      }),
    ),
};

const message = {
  en: 'A later `{keyword}` of this stage takes the place of this one. Remove it.',
  'zh-cn': '这个构建阶段后面还有 `{keyword}`，这一条无效，请删掉。',
};
const last = said({ en: 'This one counts', 'zh-cn': '以这一条为准' });
const title = { en: 'Remove this `{keyword}`', 'zh-cn': '删除这条 `{keyword}`' };
