import { keyOf } from '../model.ts';
import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { faultsThat, type FaultThat } from '../schema/check.ts';
import { meantField, rename } from './renamed.ts';
import type { ManifestRule } from './rule.ts';

const near: Text = {
  en: 'There is no field `{key}` here. Write `{other}`.',
  'zh-cn': '这里没有字段 `{key}`，应写成 `{other}`。',
};
const outside: Text = {
  en: 'There is no field `{key}` here: it belongs one level further out. Move it there.',
  'zh-cn': '这里没有字段 `{key}`，它属于外面一层，请移出去。',
};
const inside: Text = {
  en: 'There is no field `{key}` here: it belongs in `{where}`. Move it there.',
  'zh-cn': '这里没有字段 `{key}`，它属于 `{where}`，请移进去。',
};
const unknown: Text = {
  en: 'Kubernetes {version} has no field `{key}` here, and refuses or drops it. Remove it.',
  'zh-cn': 'Kubernetes {version} 在这里没有字段 `{key}`，会拒绝或丢弃它，请删掉。',
};

export const unknownField: ManifestRule = {
  ids: ['unknown-field', 'schema-validation'],
  severity: 'error',
  title: { en: 'Write only fields that exist', 'zh-cn': '只写存在的字段' },
  why: {
    en: 'A field that does not exist is refused by `kubectl apply`, and dropped without a word by older clients: what you wrote then has no effect.',
    'zh-cn':
      '不存在的字段会被 `kubectl apply` 拒绝，较旧的客户端则会悄悄丢弃，你写的内容不起作用。',
  },
  example: {
    before:
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      imagePullpolicy: Always\n',
    after:
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      imagePullPolicy: Always\n',
  },
  fix: true,
  check: (manifest) =>
    faultsThat(manifest.faults, 'unknown-field').map((fault) => found(fault, manifest)),
};

function found(fault: FaultThat<'unknown-field'>, { rangeOf, schemas }: Manifest): Found {
  const { pair, belongs } = fault;
  const key = keyOf(pair);
  const range = rangeOf(pair.key.span);
  const other = meantField(fault);
  if (other !== undefined) {
    const { name, fits } = other;
    const fixes = fits ? [rename(range, key, name)] : [];
    return { range, message: said(near, { key, other: name }), fixes };
  }
  if (belongs === '') return { range, message: said(outside, { key }) };
  if (belongs !== undefined) return { range, message: said(inside, { key, where: belongs }) };
  return { range, message: said(unknown, { key, version: schemas.version }) };
}
