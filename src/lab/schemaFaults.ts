import { safeParse } from 'zod/mini';
import type { ZodMiniType, core } from 'zod/mini';
import type { Range } from '../range.ts';
import { languages } from '../text.ts';
import type { Arguments, Text } from '../text.ts';
import { codeList, fault } from './fault.ts';
import type { Fault } from './model.ts';
import { nearest } from './nearest.ts';
import { head, keyPlace, nodeAt, valuePlace } from './node.ts';
import { describe, isTextSchema, keysOf, schemasAt } from './shape.ts';
import type { Node } from './syntax.ts';
import { toldText } from './told.ts';

type Issue = core.$ZodIssue;

export interface Parsed<T> {
  readonly data?: T;
  readonly faults: readonly Fault[];
}

/** What a schema is asked about: the value's node, its file, and keys that are right elsewhere. */
interface Question {
  readonly node: Node;
  readonly path: string;
  /** Keys that would be right here beside the schema's own, for did-you-mean. */
  readonly otherKeys?: readonly string[];
}

/** Parses the node's value; `value` stands for it when some of its keys are parsed elsewhere. */
export function parseNode<T>(
  schema: ZodMiniType<T>,
  question: Question,
  value: unknown = question.node.value,
): Parsed<T> {
  const result = safely(schema, value);
  return 'data' in result
    ? { data: result.data, faults: [] }
    : { faults: result.issues.flatMap((issue) => faultsOf(schema, question, issue)) };
}

/** A refinement of a schema may throw on a value that an earlier check has refused. */
function safely<T>(
  schema: ZodMiniType<T>,
  value: unknown,
): { data: T } | { issues: readonly Issue[] } {
  try {
    const result = safeParse(schema, value);
    return result.success ? { data: result.data } : { issues: result.error.issues };
  } catch (error) {
    return { issues: [{ code: 'custom', path: [], message: String(error), input: value }] };
  }
}

function faultsOf(schema: core.$ZodType, question: Question, issue: Issue): readonly Fault[] {
  const { node, path } = question;
  const at = nodeAt(node, issue.path);
  const schemas = schemasAt(schema, issue.path);
  const one = (id: string, range: Range, text: Text, args?: Arguments): readonly Fault[] => [
    fault(id, path, range, text, args),
  ];
  if (at === undefined) {
    const parent = nodeAt(node, issue.path.slice(0, -1)) ?? node;
    const key = String(issue.path.at(-1) ?? '');
    if (schemasAt(schema, issue.path.slice(0, -1)).some(isTextSchema))
      return one('missing-language', head(parent), languageText, { key });
    return one('missing-key', head(parent), missingText, { key, what: describe(schemas) });
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => unknownKey(schemas, question, at, key));
    case 'invalid_type':
      if (schemas.some(isTextSchema)) return one('missing-language', valuePlace(at), bothText);
      if (issue.expected === 'string' && ['number', 'boolean'].includes(typeof at.value))
        return one('wrong-type', valuePlace(at), quotesText);
      if (issue.expected === 'int' && typeof at.value === 'number')
        return one('wrong-type', valuePlace(at), wholeText);
      return one('wrong-type', valuePlace(at), typeText, { what: describe(schemas) });
    case 'invalid_value': {
      const values = issue.values.map(String);
      const meant = typeof at.value === 'string' ? nearest(at.value, values) : undefined;
      return meant === undefined
        ? one('wrong-value', valuePlace(at), typeText, { what: describe(schemas) })
        : one('wrong-value', valuePlace(at), meantText, { meant });
    }
    case 'invalid_union':
      return unionFaults(schemas, question, at, issue);
    case 'invalid_key': {
      const text = issue.issues.map(({ message }) => toldText(message)).find((each) => each);
      return one('wrong-key', head(at), text ?? keyText);
    }
    case 'too_small':
      if (Array.isArray(at.value))
        return one('wrong-value', head(at), entriesText, { least: Number(issue.minimum) });
      if (typeof at.value === 'string')
        return one('wrong-value', valuePlace(at), toldText(issue.message) ?? emptyText);
      return one('wrong-value', valuePlace(at), leastText, { least: Number(issue.minimum) });
    default: {
      const text = toldText(issue.message);
      return text === undefined
        ? one('wrong-value', valuePlace(at), otherText, { reason: issue.message })
        : one('wrong-value', valuePlace(at), text);
    }
  }
}

function unknownKey(
  schemas: readonly core.$ZodType[],
  { node, path, otherKeys = [] }: Question,
  at: Node,
  key: string,
): readonly Fault[] {
  const keys = [...keysOf(schemas), ...(at === node ? otherKeys : [])];
  const free = keys.filter((each) => !at.items.has(each));
  const meant = nearest(key, free);
  const place = keyPlace(at, key);
  if (meant !== undefined)
    return [fault('unknown-key', path, place, unknownMeantText, { key, meant })];
  if (schemas.some(isTextSchema))
    return [fault('unknown-key', path, place, noLanguageText, { key })];
  return [
    free.length === 0
      ? fault('unknown-key', path, place, unknownText, { key })
      : fault('unknown-key', path, place, unknownListText, {
          key,
          keys: codeList(free),
        }),
  ];
}

/** A union reports every branch: take the branch that was meant, the one with the least amiss. */
function unionFaults(
  schemas: readonly core.$ZodType[],
  question: Question,
  at: Node,
  issue: core.$ZodIssueInvalidUnion,
): readonly Fault[] {
  const amiss = (issues: readonly Issue[]): number =>
    issues.some(({ code, path }) => path.length === 0 && code === 'invalid_type')
      ? Infinity
      : issues.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? 2 : 1), 0);
  const best = issue.errors
    .map((issues, index) => ({ issues, schema: schemas[index], amiss: amiss(issues) }))
    .toSorted((a, b) => a.amiss - b.amiss)[0];
  if (best?.schema === undefined || best.amiss === Infinity)
    return [
      fault('wrong-type', question.path, valuePlace(at), typeText, { what: describe(schemas) }),
    ];
  const { schema, issues } = best;
  return issues.flatMap((one) => faultsOf(schema, { node: at, path: question.path }, one));
}

const missingText = {
  en: 'Add the missing key `{key}`: {what}.',
  'zh-cn': '请补上缺少的键 `{key}`：{what}。',
};
const languageText = {
  en: 'Write this text in both languages: `{key}` is missing.',
  'zh-cn': '这段文字要用两种语言写：缺少 `{key}`。',
};
const bothText = {
  en: `Write this text in both languages, under ${languages.map((key) => `\`${key}\``).join(' and ')}.`,
  'zh-cn': `这段文字要用两种语言写，分别放在 ${languages.map((key) => `\`${key}\``).join(' 和 ')} 下。`,
};
const noLanguageText = {
  en: 'Remove `{key}`: a text has `en` and `zh-cn` only.',
  'zh-cn': '删掉 `{key}`：一段文字只有 `en` 和 `zh-cn`。',
};
const unknownMeantText = {
  en: 'There is no key `{key}` here. Did you mean `{meant}`?',
  'zh-cn': '这里没有键 `{key}`。你是想写 `{meant}` 吗？',
};
const unknownListText = {
  en: 'There is no key `{key}` here. Remove it, or write another: {keys}.',
  'zh-cn': '这里没有键 `{key}`。请删掉它，或换成别的：{keys}。',
};
const unknownText = {
  en: 'There is no key `{key}` here. Remove it.',
  'zh-cn': '这里没有键 `{key}`。请删掉它。',
};
const quotesText = {
  en: 'Put this value in quotes: a text is needed.',
  'zh-cn': '请给这个值加引号：这里要的是文字。',
};
const wholeText = { en: 'Write a whole number here.', 'zh-cn': '这里请写一个整数。' };
const typeText = { en: 'Write {what} here.', 'zh-cn': '这里请写：{what}。' };
const meantText = { en: 'Did you mean `{meant}`?', 'zh-cn': '你是想写 `{meant}` 吗？' };
const keyText = { en: 'Write another word as this key.', 'zh-cn': '这个键请换一个词。' };
const entriesText = {
  en: 'Write more entries here: at least {least}.',
  'zh-cn': '这里的项太少：至少要写 {least} 项。',
};
const emptyText = { en: 'Write a text here: it is empty.', 'zh-cn': '这里是空的，请写一段文字。' };
const leastText = { en: 'Write at least {least} here.', 'zh-cn': '这里至少要写 {least}。' };
const otherText = {
  en: 'Write another value here: {reason}.',
  'zh-cn': '这个值不能用（{reason}），请换一个。',
};
