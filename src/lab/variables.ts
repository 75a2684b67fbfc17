import type { Text } from '../text.ts';
import type { VariableForm } from './model.ts';

interface Form {
  readonly longest: number;
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly text: Text;
}

/**
 * None lets through a blank, a quote, `$` or another sign that a shell reads, and none starts with
 * `-`, so that a value can never become an option or a second command.
 */
const forms: Readonly<Record<VariableForm, Form>> = {
  // moby daemon/names: RestrictedNameChars.
  name: {
    longest: 63,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/,
    text: {
      en: 'Write 2 to 63 letters, digits, `_`, `.` or `-`, beginning with a letter or digit.',
      'zh-cn': '请写 2 到 63 个字母、数字、`_`、`.` 或 `-`，以字母或数字开头。',
    },
  },
  // github.com/distribution/reference: grammar of `name`.
  repository: {
    longest: 200,
    pattern:
      /^(?:[a-zA-Z0-9]+(?:[.-][a-zA-Z0-9]+)*(?::[1-9][0-9]{0,4})?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/,
    text: {
      en: 'Write a repository such as `findsec/hello`: lower-case letters and digits, joined by `/`, `.`, `_` or `-`, without a tag.',
      'zh-cn':
        '请写一个仓库名，例如 `findsec/hello`：小写字母和数字，用 `/`、`.`、`_` 或 `-` 连接，不带镜像标签。',
    },
  },
  // github.com/distribution/reference: grammar of `tag`.
  tag: {
    longest: 128,
    pattern: /^[a-zA-Z0-9_][a-zA-Z0-9_.-]*$/,
    text: {
      en: 'Write a tag such as `v1`: letters, digits, `_`, `.` or `-`, beginning with a letter, digit or `_`.',
      'zh-cn':
        '请写一个镜像标签，例如 `v1`：字母、数字、`_`、`.` 或 `-`，以字母、数字或 `_` 开头。',
    },
  },
  port: {
    longest: 5,
    pattern:
      /^(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$/,
    text: { en: 'Write a port from 1 to 65535.', 'zh-cn': '请写 1 到 65535 之间的端口。' },
  },
  word: {
    longest: 64,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/,
    text: {
      en: 'Write at most 64 letters, digits, `_`, `.` or `-`, beginning with a letter or digit.',
      'zh-cn': '最多写 64 个字母、数字、`_`、`.` 或 `-`，以字母或数字开头。',
    },
  },
};

/** Why the value cannot stand for a variable of this form; undefined when it can. */
export function valueFault(form: VariableForm, value: string): Text | undefined {
  const { longest, pattern, text } = forms[form];
  return value.length <= longest && pattern.test(value) ? undefined : text;
}

const reference = /\$\{([A-Za-z_]\w*)\}/g;

/** The variables that a text refers to as `${name}`, with the offset of each `$`. */
export function referencesIn(text: string): readonly { name: string; offset: number }[] {
  return [...text.matchAll(reference)].map((match) => ({
    name: match[1] ?? '',
    offset: match.index,
  }));
}

/** What stands for each name; undefined for one that a lab may write, and that has no value here. */
export type Values = Readonly<Record<string, string | undefined>>;

/**
 * The value with each `${name}` of the values replaced, in every string below it, keys too. What is
 * not among them stays as it is. A line with a name that has no value is left out, and so is an
 * element of a list in which no line is left.
 */
export function replaceVariables<T>(value: T, values: Values): T;
export function replaceVariables(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return replaced(value, values) ?? '';
  if (Array.isArray(value))
    return value.flatMap((item: unknown) =>
      typeof item === 'string'
        ? (replaced(item, values) ?? [])
        : [replaceVariables<unknown>(item, values)],
    );
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]: [string, unknown]) => [
        replaced(key, values) ?? key,
        replaceVariables(item, values),
      ]),
    );
  return value;
}

/** Undefined when every line was left out. */
function replaced(text: string, values: Values): string | undefined {
  if (!text.includes('${')) return text;
  const has = (name: string): boolean => Object.hasOwn(values, name);
  const lines = text.split(/(?<=\n)/);
  const kept = lines.filter((line) =>
    referencesIn(line).every(({ name }) => !has(name) || values[name] !== undefined),
  );
  if (kept.length === 0 && lines.length > 0) return undefined;
  return kept
    .join('')
    .replace(reference, (match: string, name: string) =>
      has(name) ? (values[name] ?? match) : match,
    );
}
