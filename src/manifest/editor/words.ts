import type { Text } from '../../text.ts';
import { innermost, type ApiWords, type FieldType, type Schemas } from '../schema/schemas.ts';
import type { FieldAt } from './place.ts';

/** What the API says of a field: of the field itself, or else of what stands under it. */
export function wordsOf(
  words: ApiWords,
  schemas: Schemas,
  { model, key }: FieldAt,
  type: FieldType,
): string {
  const inner = innermost(type);
  const own = told(model, key);
  return own !== '' || inner.is !== 'model' ? own : told(inner.model, '');

  function told(model: string, key: string): string {
    return (schemas.words[model] ?? words[model])?.[key] ?? '';
  }
}

/** The value that the API takes where none is written, as its words tell; undefined when they do not. */
export function usualOf(words: string): string | undefined {
  // Where a condition follows, it is not what counts.
  const found =
    /\b[Dd]efaults? (?:to|is) ["'`]?([\w./-]*\w)["'`]?(?: seconds?)?(?=[.;)]?(?:\s*$|[.;)]\s|\n))/m;
  return found.exec(words)?.[1];
}

/** The words that a field takes; empty where any. */
export function choicesOf(
  { model, key }: FieldAt,
  type: FieldType,
  { limits }: Schemas,
): readonly string[] {
  const named = limits.words[`${model}.${key}`]?.filter((word) => word !== '');
  if (named !== undefined) return named;
  return innermost(type).is === 'boolean' ? ['true', 'false'] : [];
}

const names: Readonly<Record<Exclude<FieldType['is'], 'list' | 'map' | 'model'>, Text>> = {
  string: { en: 'text', 'zh-cn': '文本' },
  int32: { en: 'whole number', 'zh-cn': '整数' },
  int64: { en: 'whole number', 'zh-cn': '整数' },
  double: { en: 'number', 'zh-cn': '数' },
  boolean: { en: 'true or false', 'zh-cn': '`true` 或 `false`' },
  byte: { en: 'base64', 'zh-cn': 'base64' },
  time: { en: 'time', 'zh-cn': '时间' },
  'micro-time': { en: 'time with six digits behind the second', 'zh-cn': '秒后带六位小数的时间' },
  any: { en: 'anything', 'zh-cn': '任意内容' },
  'int-or-string': { en: 'whole number or text', 'zh-cn': '整数或文本' },
};
const list: Text = { en: 'list', 'zh-cn': '列表' };
const map: Text = { en: 'map', 'zh-cn': '映射' };
const quantity: Text = { en: 'quantity', 'zh-cn': '数量' };

/** What a type is called. */
export function typeName(type: FieldType, field: FieldAt | undefined, { limits }: Schemas): Text {
  const isQuantity = field !== undefined && limits.quantities.has(`${field.model}.${field.key}`);
  if (type.is === 'list') return list;
  if (type.is === 'map' || type.is === 'model') return map;
  return type.is === 'string' && isQuantity ? quantity : names[type.is];
}
