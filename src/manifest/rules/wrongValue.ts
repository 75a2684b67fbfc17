import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { faultsThat, type Asked, type FaultThat } from '../schema/check.ts';
import { meant, rename } from './renamed.ts';
import type { ManifestRule } from './rule.ts';
import { nameOf } from './wrongType.ts';

const words: Text = {
  en: '`{key}` is one of `{words}`, and here is `{value}`. Write one of them.',
  'zh-cn': '`{key}` 只能是 `{words}` 之一，这里却是 `{value}`，请改成其中之一。',
};
const range: Text = {
  en: '`{key}` lies between {least} and {most}, and here is `{value}`. Change it.',
  'zh-cn': '`{key}` 应在 {least} 到 {most} 之间，这里却是 `{value}`，请修改。',
};
const least: Text = {
  en: '`{key}` is at least {least}, and here is `{value}`. Change it.',
  'zh-cn': '`{key}` 至少是 {least}，这里却是 `{value}`，请修改。',
};
const most: Text = {
  en: '`{key}` is at most {most}, and here is `{value}`. Change it.',
  'zh-cn': '`{key}` 最多是 {most}，这里却是 `{value}`，请修改。',
};
type Form = Extract<Asked, { readonly is: 'form' }>['of'];

const forms: Readonly<Record<Form, Text>> = {
  quantity: {
    en: '`{value}` is no quantity. Write a number with one of `m k M G T Ki Mi Gi Ti` behind it, such as `500m` or `64Mi`.',
    'zh-cn': '`{value}` 不是数量。请写数字加单位 `m k M G T Ki Mi Gi Ti`，例如 `500m`、`64Mi`。',
  },
  percentage: {
    en: '`{value}` is neither a whole number without quotes nor a percentage. Write one such as `1` or `25%`.',
    'zh-cn': '`{value}` 既不是不带引号的整数，也不是百分比，请写成 `1` 或 `25%` 这样。',
  },
  time: {
    en: '`{value}` is no time. Write one such as `2026-01-31T12:00:00Z`.',
    'zh-cn': '`{value}` 不是时间，请写成 `2026-01-31T12:00:00Z` 这样。',
  },
  'micro-time': {
    en: '`{value}` is no time with six digits behind the second. Write one such as `2026-01-31T12:00:00.000000Z`.',
    'zh-cn': '`{value}` 不是秒后带六位小数的时间，请写成 `2026-01-31T12:00:00.000000Z` 这样。',
  },
  byte: {
    en: 'This is not base64, which `{key}` wants. Encode it, or write it under `stringData`.',
    'zh-cn': '`{key}` 要求 base64 编码，这里不是。请编码后再写，或写到 `stringData` 下。',
  },
};

export const wrongValue: ManifestRule = {
  ids: ['wrong-value', 'schema-validation'],
  severity: 'error',
  title: { en: 'Give each field a value that it takes', 'zh-cn': '字段的值要在允许范围内' },
  why: {
    en: 'The type is right, but the API server takes only certain words, numbers in a range, or a certain form here.',
    'zh-cn': '类型没错，但 API 服务器在这里只接受特定的词、一定范围内的数字或特定的格式。',
  },
  example: {
    before:
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: nodeport\n  ports:\n    - port: 80\n',
    after:
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: NodePort\n  ports:\n    - port: 80\n',
  },
  fix: true,
  check: (manifest) =>
    faultsThat(manifest.faults, 'wrong-value').map((fault) => found(fault, manifest)),
};

function found({ path, node, wanted }: FaultThat<'wrong-value'>, { rangeOf }: Manifest): Found {
  const place = rangeOf(node.span);
  const value = String(node.value);
  const args = { key: nameOf(path), value };
  if (wanted.is === 'form') return { range: place, message: said(forms[wanted.of], args) };
  if (wanted.is === 'range') {
    const message = said(rangeText(wanted), { ...args, least: wanted.least, most: wanted.most });
    if (args.key !== 'targetPort') return { range: place, message };
    // kube-linter has a check of its own for these.
    return { ids: [...wrongValue.ids, 'invalid-target-ports'], range: place, message };
  }
  const all = wanted.words.filter((word) => word !== '');
  const message = said(words, { ...args, words: all.join(', ') });
  const word = meant(value, all);
  return { range: place, message, fixes: word === undefined ? [] : [rename(place, value, word)] };
}

/** A definition may give one end alone. */
function rangeText(wanted: { readonly least: number; readonly most: number }): Text {
  if (wanted.most === Infinity) return least;
  return wanted.least === -Infinity ? most : range;
}
