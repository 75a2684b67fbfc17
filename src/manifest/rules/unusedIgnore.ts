import type { Found } from '../../lint/finding.ts';
import type { Ignore } from '../../lint/ignore.ts';
import type { RuleInfo } from '../../lint/rule.ts';
import { said } from '../../text.ts';

/** It looks at what the other rules found, so it is not one of the table. */
export const unusedIgnore: RuleInfo = {
  ids: ['unused-ignore'],
  severity: 'info',
  title: { en: 'Keep no annotation that ignores nothing', 'zh-cn': '不保留没有作用的忽略注解' },
  why: {
    en: 'An annotation that ignores nothing hides the next mistake of that kind.',
    'zh-cn': '没有作用的忽略注解会掩盖以后的同类错误。',
  },
  example: {
    before:
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  annotations:\n    ignore-check.kube-linter.io/schema-validation: no reason\n',
    after: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  annotations:\n',
  },
  fix: true,
};

export function unusedIgnoreFound({ id, range, removal }: Ignore): Found {
  return {
    range,
    message: said(
      {
        en: '`{id}` finds nothing in this object: this annotation ignores nothing. Remove it.',
        'zh-cn': '`{id}` 在这个对象中没有发现问题，这条注解没有作用，请删掉。',
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
