import type { ScalarValue } from './model.ts';

const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const truths = words('y Y yes Yes YES true True TRUE on On ON');
const lies = words('n N no No NO false False FALSE off Off OFF');
const infinities = words('.inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF');
const notNumbers = words('.nan .NaN .NAN');
const float = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const binary = /^([-+]?)0b([01]+)$/;
const hexadecimal = /^([-+]?)0x([\da-fA-F]+)$/;
const octal = /^([-+]?)0o?([0-7]+)$/;
const decimal = /^[-+]?(?:0|[1-9]\d*)$/;

/**
 * What a plain scalar is to kubectl and the API server, which read YAML 1.1 as go-yaml does: `yes`
 * and `on` are true, `0755` is octal, `1_000` is a thousand, and `12:30` is a string.
 */
export function plainValue(written: string): ScalarValue {
  if (nulls.has(written)) return null;
  if (truths.has(written)) return true;
  if (lies.has(written)) return false;
  if (infinities.has(written)) return written.startsWith('-') ? -Infinity : Infinity;
  if (notNumbers.has(written)) return Number.NaN;
  const first = written.charCodeAt(0);
  // Digits, signs and the point alone can begin a number.
  if (!((first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e))
    return written;
  return numberOf(written.replaceAll('_', '')) ?? written;
}

function numberOf(digits: string): number | undefined {
  if (decimal.test(digits)) return Number(digits);
  for (const [form, base] of [
    [binary, 2],
    [hexadecimal, 16],
    [octal, 8],
  ] as const) {
    const [, sign = '', rest] = form.exec(digits) ?? [];
    if (rest !== undefined) return Number.parseInt(`${sign}${rest}`, base);
  }
  return float.test(digits) ? Number(digits) : undefined;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
