import type { Found } from '../../lint/finding.ts';
import type { Ignore } from '../../lint/ignore.ts';
import type { RuleInfo } from '../../lint/rule.ts';
import { said } from '../../text.ts';

/** It looks at what the other rules found, so it is not one of the table. */
export const unusedIgnore: RuleInfo = {
  ids: ['UnusedIgnore'],
  severity: 'info',
  title: { en: 'Keep no comment that ignores nothing', 'zh-cn': '不保留没有作用的忽略注释' },
  why: {
    en: 'A comment that ignores nothing hides the next mistake of that kind. It stays behind when a line was corrected or moved.',
    'zh-cn': '没有作用的忽略注释会掩盖以后的同类错误，通常是改好或移走那一行之后留下的。',
  },
  example: {
    before: '# hadolint ignore=DL3000\nWORKDIR /app\n',
    after: 'WORKDIR /app\n',
  },
  fix: true,
};

export function unusedIgnoreFound({ id, range, removal }: Ignore): Found {
  return {
    range,
    message: said(
      {
        en: '`{id}` finds nothing here: this comment ignores nothing. Remove it.',
        'zh-cn': '`{id}` 在这里没有发现问题，这条注释没有作用，请删掉。',
      },
      { id },
    ),
    fixes: [
      {
        title: said({ en: 'Remove the ignore of `{id}`', 'zh-cn': '删除对 `{id}` 的忽略' }, { id }),
        edits: removal,
      },
    ],
  };
}
