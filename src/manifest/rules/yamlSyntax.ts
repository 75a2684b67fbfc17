import { said, type Text } from '../../text.ts';
import type { ManifestRule } from './rule.ts';

/** By the `yaml` package's codes and our own. */
const texts: Readonly<Record<string, Text>> = {
  BAD_ALIAS: {
    en: 'This alias has no anchor above it, or stands in its own. Write the value instead.',
    'zh-cn': '这个别名前面没有对应的锚点，或者引用了自身，请直接写出值。',
  },
  BAD_DQ_ESCAPE: {
    en: 'In double quotes `\\` begins an escape, and this is none. Write `\\\\`, or use single quotes.',
    'zh-cn': '双引号中的 `\\` 表示转义，这里不是有效的转义。请写 `\\\\`，或改用单引号。',
  },
  BAD_INDENT: {
    en: 'This line is indented otherwise than the lines it belongs to. Give it the same indentation.',
    'zh-cn': '这一行的缩进和同级的行不一致，请对齐。',
  },
  BAD_SCALAR_START: {
    en: 'A value cannot begin with this sign. Put it in quotes.',
    'zh-cn': '值不能以这个符号开头，请加引号。',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'Here is a value where a key is expected. Mind the indentation, or put the value in quotes.',
    'zh-cn': '这里应该是键，却出现了值。请检查缩进，或给值加引号。',
  },
  BLOCK_IN_FLOW: {
    en: 'Inside of brackets lines cannot begin a block. Write it in brackets too.',
    'zh-cn': '括号里不能用缩进的写法，请也写成括号形式。',
  },
  MISSING_CHAR: {
    en: 'Something is missing here: a `:` behind the key, a quote, a bracket or a comma. Write it.',
    'zh-cn': '这里缺少符号：键后的 `:`、引号、括号或逗号，请补上。',
  },
  MULTILINE_IMPLICIT_KEY: {
    en: 'A key must stand in one line. Mind the indentation of the lines above.',
    'zh-cn': '键必须写在同一行，请检查上面几行的缩进。',
  },
  NON_STRING_KEY: {
    en: 'A key must be a word. If this comes from a template, render it first.',
    'zh-cn': '键必须是一个词。如果这来自模板，请先渲染。',
  },
  TAB_AS_INDENT: {
    en: 'YAML allows no tabs as indentation. Use spaces.',
    'zh-cn': 'YAML 不允许用制表符缩进，请用空格。',
  },
  TOO_DEEP: {
    en: 'This is nested too deep to be read. Write it flatter.',
    'zh-cn': '嵌套太深，无法读取，请减少层次。',
  },
  TOO_LONG: {
    en: 'This file is too large to be looked at. Split it.',
    'zh-cn': '文件太大，不再检查，请拆分。',
  },
  TOO_MANY: {
    en: 'With its aliases followed this document has too many values to be looked at. Write fewer aliases of aliases.',
    'zh-cn': '展开别名之后，这个文档的值太多，不再检查。请减少层层引用的别名。',
  },
  UNEXPECTED_TOKEN: {
    en: 'This is not expected here. Mind brackets, quotes and indentation.',
    'zh-cn': '这里不应出现这个内容，请检查括号、引号和缩进。',
  },
};
const other: Text = {
  en: 'This is no valid YAML: {why}. Correct it.',
  'zh-cn': '这里不是有效的 YAML：{why}。请改正。',
};

export const yamlSyntax: ManifestRule = {
  ids: ['yaml-syntax', 'schema-validation'],
  severity: 'error',
  title: { en: 'Write YAML that can be read', 'zh-cn': '写能读懂的 YAML' },
  why: {
    en: 'Nothing in a file counts while its YAML cannot be read: kubectl sends no object of it.',
    'zh-cn': 'YAML 无法读取时，整个文件都不起作用，kubectl 不会提交其中任何对象。',
  },
  example: {
    before: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n labels: {}\n',
    after: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: {}\n',
  },
  fix: false,
  check: ({ file, rangeOf }) => {
    // What follows a fault is often its echo: one for each line is enough.
    const lines = new Set<number>();
    return file.faults.flatMap(({ code, span, message }) => {
      const range = rangeOf(span);
      if (lines.has(range.start.line)) return [];
      lines.add(range.start.line);
      const why = message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
      return [{ range, message: said(texts[code] ?? other, { why }) }];
    });
  },
};
