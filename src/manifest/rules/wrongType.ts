import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import type { Node } from '../model.ts';
import { firstOf } from '../places.ts';
import { faultsThat, type FaultThat, type Wanted } from '../schema/check.ts';
import type { ManifestRule } from './rule.ts';

const wantedTexts: Readonly<Record<Wanted, Text>> = {
  any: { en: 'a value', 'zh-cn': '一个值' },
  boolean: { en: '`true` or `false`', 'zh-cn': '`true` 或 `false`' },
  byte: { en: 'a string in base64', 'zh-cn': 'base64 编码的字符串' },
  double: { en: 'a number', 'zh-cn': '数字' },
  'int-or-string': { en: 'a whole number or a string', 'zh-cn': '整数或字符串' },
  int32: { en: 'a whole number', 'zh-cn': '整数' },
  int64: { en: 'a whole number', 'zh-cn': '整数' },
  'micro-time': {
    en: 'a time such as `2026-01-31T12:00:00.000000Z`',
    'zh-cn': '`2026-01-31T12:00:00.000000Z` 这样的时间',
  },
  list: { en: 'a list', 'zh-cn': '列表' },
  map: { en: 'fields of its own', 'zh-cn': '下一级字段' },
  quantity: { en: 'a quantity such as `500m` or `64Mi`', 'zh-cn': '`500m`、`64Mi` 这样的数量' },
  string: { en: 'a string', 'zh-cn': '字符串' },
  time: {
    en: 'a time such as `2026-01-31T12:00:00Z`',
    'zh-cn': '`2026-01-31T12:00:00Z` 这样的时间',
  },
};
const is: Readonly<Record<'number' | 'boolean' | 'string' | 'list' | 'map', Text>> = {
  number: { en: 'a number', 'zh-cn': '数字' },
  boolean: { en: '`true` or `false`', 'zh-cn': '布尔值' },
  string: { en: 'a string', 'zh-cn': '字符串' },
  list: { en: 'a list', 'zh-cn': '列表' },
  map: { en: 'fields', 'zh-cn': '下一级字段' },
};
const wrong: Text = {
  en: '`{key}` wants {wanted}, and here is {is}. Change it.',
  'zh-cn': '`{key}` 应为{wanted}，这里却是{is}，请修改。',
};
const looksLike: Text = {
  en: '`{key}` wants {wanted}, and YAML reads `{value}` as {is}. Write `{other}`.',
  'zh-cn': '`{key}` 应为{wanted}，而 YAML 把 `{value}` 读作{is}，请写成 `{other}`。',
};
const write: Text = { en: 'Write `{other}`', 'zh-cn': '改为 `{other}`' };

export const wrongType: ManifestRule = {
  ids: ['wrong-type', 'schema-validation'],
  severity: 'error',
  title: { en: 'Give each field a value of its type', 'zh-cn': '字段的值要符合类型' },
  why: {
    en: 'The API server refuses a value of another type. A number or `yes` where a string is wanted needs quotes; a number in quotes is a string.',
    'zh-cn':
      '类型不符的值会被 API 服务器拒绝。应为字符串的数字或 `yes` 要加引号，加了引号的数字则是字符串。',
  },
  example: {
    before: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  port: 8080\n',
    after: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  port: "8080"\n',
  },
  fix: true,
  check: (manifest) =>
    faultsThat(manifest.faults, 'wrong-type').map((fault) => found(fault, manifest)),
};

function found(
  { path, node, wanted, mended }: FaultThat<'wrong-type'>,
  { rangeOf }: Manifest,
): Found {
  const key = nameOf(path);
  const range = rangeOf(firstOf(node));
  const args = { key, wanted: wantedTexts[wanted], is: is[typeOf(node)] };
  if (node.type !== 'scalar' || mended === undefined) return { range, message: said(wrong, args) };
  const message = said(looksLike, { ...args, value: node.source, other: mended });
  const edits = [{ range: rangeOf(node.span), text: mended }];
  return { range, message, fixes: [{ title: said(write, { other: mended }), edits }] };
}

/** The nearest key above: a list's items have none of their own. */
export function nameOf(path: readonly string[]): string {
  return path.findLast((key) => !/^\d+$/.test(key)) ?? '';
}

function typeOf(node: Node): keyof typeof is {
  if (node.type !== 'scalar') return node.type;
  return typeof node.value === 'number' || typeof node.value === 'boolean'
    ? (typeof node.value as 'number' | 'boolean')
    : 'string';
}
