import { said, type Text } from '../../text.ts';
import { faultsThat } from '../schema/check.ts';
import { meantField } from './renamed.ts';
import type { ManifestRule } from './rule.ts';

const missing: Text = {
  en: '`{key}` is missing here, and Kubernetes asks for it. Write it.',
  'zh-cn': '这里缺少 `{key}`，Kubernetes 要求写明，请补上。',
};

/**
 * At the key whose value lacks it, or at the field itself where it stands empty. One that stands
 * there with a slip is told as that alone.
 */
export const missingField: ManifestRule = {
  ids: ['missing-field', 'schema-validation'],
  severity: 'error',
  title: { en: 'Write every field that is required', 'zh-cn': '写全必填字段' },
  why: {
    en: 'The API server refuses an object that lacks a required field, or has nothing in it.',
    'zh-cn': '缺少必填字段，或者必填字段为空，API 服务器会拒绝这个对象。',
  },
  example: {
    before:
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - targetPort: 80\n',
    after:
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - targetPort: 80\n      port: 80\n',
  },
  fix: false,
  check: ({ faults, rangeOf }) => {
    const missed = faultsThat(faults, 'missing-field');
    const slips = missed.length === 0 ? [] : faultsThat(faults, 'unknown-field');
    const meant = new Set(
      slips.map((slip) => [...slip.path.slice(0, -1), meantField(slip)?.name].join('\n')),
    );
    return missed
      .filter(({ path }) => !meant.has(path.join('\n')))
      .map((fault) => {
        const { key, at, map } = fault;
        // In a list the item's first key stands for the item.
        const inList = /^\d+$/.test(fault.path.at(-2) ?? '');
        const first = map.pairs[0]?.key.span ?? { start: map.span.start, end: map.span.start + 1 };
        const isItself = at !== undefined && map.pairs.includes(at);
        const span = at !== undefined && (isItself || !inList) ? at.key.span : first;
        return { range: rangeOf(span), message: said(missing, { key }) };
      });
  },
};
