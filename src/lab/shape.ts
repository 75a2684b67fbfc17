import type { core } from 'zod/mini';
import { languages } from '../text.ts';
import type { Text } from '../text.ts';
import { codeList } from './fault.ts';

type Schema = core.$ZodType;

/** The schemas that a value at `path` below these must meet; more than one under a union. */
export function schemasAt(schema: Schema, path: readonly PropertyKey[]): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (schemas, key) => schemas.flatMap((one) => child(one, key)),
    plain(schema),
  );
}

/** The keys that an object under this schema may have; empty for anything else. */
export function keysOf(schemas: readonly Schema[]): readonly string[] {
  return schemas.flatMap((schema) => {
    const def = definition(schema);
    return def.type === 'object' ? Object.keys(def.shape) : [];
  });
}

/** Whether a text in every language is meant. */
export function isTextSchema(schema: Schema): boolean {
  const keys = keysOf([schema]);
  return keys.length === languages.length && languages.every((key) => keys.includes(key));
}

/** What to write for this schema, e.g. `a list`. */
export function describe(schemas: readonly Schema[]): Text {
  const words = schemas.map(word);
  const join = (language: keyof Text, or: string): string =>
    [...new Set(words.map((text) => text[language]))].join(or);
  return words.length === 0
    ? { en: 'another value', 'zh-cn': '别的值' }
    : { en: join('en', ' or '), 'zh-cn': join('zh-cn', '或') };
}

function word(schema: Schema): Text {
  const def = definition(schema);
  switch (def.type) {
    case 'string':
      return { en: 'a text', 'zh-cn': '一段文字' };
    case 'number':
      return { en: 'a number', 'zh-cn': '一个数' };
    case 'boolean':
      return { en: '`true` or `false`', 'zh-cn': '`true` 或 `false`' };
    case 'array':
      return { en: 'a list', 'zh-cn': '一个列表' };
    case 'enum':
      return codes(Object.values(def.entries));
    case 'literal':
      return codes(def.values);
    case 'record':
      return { en: 'keys with their values', 'zh-cn': '若干“键: 值”' };
    case 'object': {
      if (isTextSchema(schema))
        return { en: 'both languages, `en` and `zh-cn`', 'zh-cn': '两种语言，`en` 和 `zh-cn`' };
      const keys = codeList(Object.keys(def.shape));
      return { en: `keys (${keys.en})`, 'zh-cn': `键（${keys['zh-cn']}）` };
    }
    default:
      return { en: 'another value', 'zh-cn': '别的值' };
  }
}

function codes(values: readonly unknown[]): Text {
  const list = values.map((value) => `\`${String(value)}\``);
  return { en: list.join(' or '), 'zh-cn': list.join(' 或 ') };
}

function child(schema: Schema, key: PropertyKey): readonly Schema[] {
  const def = definition(schema);
  switch (def.type) {
    case 'object': {
      const next = typeof key === 'string' && Object.hasOwn(def.shape, key) && def.shape[key];
      return next ? plain(next) : [];
    }
    case 'array':
      return plain(def.element);
    case 'record':
      return plain(def.valueType);
    default:
      return [];
  }
}

/** The schema without what only says that it may be left out, and a union as its options. */
function plain(schema: Schema): readonly Schema[] {
  const def = definition(schema);
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
      return plain(def.innerType);
    case 'lazy':
      return plain(def.getter());
    case 'pipe':
      return plain(def.in);
    case 'union':
      return def.options.flatMap(plain);
    default:
      return [schema];
  }
}

/** zod tells schemas apart by `def.type`; its own union type of them is not what a schema is declared as. */
function definition(schema: Schema): core.$ZodTypes['_zod']['def'] {
  return (schema as core.$ZodTypes)._zod.def;
}
