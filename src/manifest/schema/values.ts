import type { ScalarNode } from '../model.ts';
import type { Primitive } from './schemas.ts';

/** How a scalar misses what is asked of it: its type, its form, or its range. */
export type Miss = 'type' | 'form' | 'range';

const whole = /^[+-]?\d+$/;
const quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const time = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
/** The server reads it by RFC3339Micro of apimachinery's meta/v1: six digits, no more and no fewer. */
const microTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}(?:Z|[+-]\d{2}:\d{2})$/;
const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** What is wrong with a scalar that is not null; undefined when nothing is. */
export function missOf({ value }: ScalarNode, type: Primitive): Miss | undefined {
  switch (type) {
    case 'any':
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'type';
    case 'int32':
      return ofInteger(value, 2 ** 31);
    case 'int64':
      return ofInteger(value, 2 ** 63);
    case 'double':
      return typeof value === 'number' ? undefined : 'type';
    case 'int-or-string':
      return typeof value === 'string' ? undefined : ofInteger(value, 2 ** 31);
    case 'byte':
      if (typeof value !== 'string') return 'type';
      return base64.test(value.replace(/[\r\n]/g, '')) ? undefined : 'form';
    case 'time':
      return ofTime(value, time);
    case 'micro-time':
      return ofTime(value, microTime);
    case 'string':
      return typeof value === 'string' ? undefined : 'type';
  }
}

/** The same for what is a quantity; a bare number is one too. */
export function missOfQuantity({ value, source }: ScalarNode): Miss | undefined {
  if (typeof value === 'number') return quantity.test(source) ? undefined : 'form';
  if (typeof value !== 'string') return 'type';
  return quantity.test(value) ? undefined : 'form';
}

function ofTime(value: unknown, form: RegExp): Miss | undefined {
  if (typeof value !== 'string') return 'type';
  return form.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : 'form';
}

function ofInteger(value: unknown, limit: number): Miss | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'type';
  return value >= -limit && value < limit ? undefined : 'range';
}

/** The scalar in quotes, or without, as its type wants it; undefined where that changes nothing. */
export function requoted(node: ScalarNode, type: Primitive): ScalarNode | undefined {
  const { value, source, quoted } = node;
  if (type === 'string' || type === 'time' || type === 'micro-time') {
    if (quoted || value === null) return undefined;
    return { ...node, value: source, source: JSON.stringify(source), quoted: true };
  }
  if (!quoted || typeof value !== 'string') return undefined;
  if (type === 'boolean' && (value === 'true' || value === 'false'))
    return { ...node, value: value === 'true', source: value, quoted: false };
  return (type === 'int32' || type === 'int64') && whole.test(value)
    ? { ...node, value: Number(value), source: value, quoted: false }
    : undefined;
}
