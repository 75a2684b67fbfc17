import type { Text } from '../text.ts';

/** What to write where js-yaml stops, by a part of its reason; the first that fits. */
const texts: readonly (readonly [part: string, text: Text])[] = [
  [
    'tab characters',
    {
      en: 'Indent with spaces here: YAML does not allow tabs.',
      'zh-cn': '这里请用空格缩进：YAML 不允许用制表符。',
    },
  ],
  [
    'bad indentation of a sequence entry',
    {
      en: 'Indent this `-` like the other entries of its list.',
      'zh-cn': '让这个 `-` 与列表中的其他项对齐。',
    },
  ],
  [
    'bad indentation of a mapping entry',
    {
      en: 'Indent this key like those beside it, and put text that contains `: ` in quotes.',
      'zh-cn': '让这个键与相邻的键对齐；含有 `: ` 的文字请加引号。',
    },
  ],
  [
    'within a flow collection',
    {
      en: 'Close the `[` or the brace that was opened before.',
      'zh-cn': '前面的 `[` 或花括号没有闭合，请补上。',
    },
  ],
  [
    'quoted scalar',
    { en: 'Close the quote that was opened before.', 'zh-cn': '前面的引号没有闭合，请补上。' },
  ],
  ['missed comma', { en: 'Write a `,` between two entries.', 'zh-cn': '两项之间请写 `,`。' }],
  [
    "but found ','",
    {
      en: 'Write a value before this `,`, or remove it.',
      'zh-cn': '在这个 `,` 前写一个值，或删掉它。',
    },
  ],
  [
    'deficient indentation',
    {
      en: 'Close the bracket or quote opened before, or indent this line more than the line that it belongs to.',
      'zh-cn': '请补上前面未闭合的括号或引号，或让这一行比它所属的那一行缩进得更多。',
    },
  ],
  [
    'document separator is expected',
    {
      en: 'Indent this line like the lines before it, and write a list or keys, not both.',
      'zh-cn': '让这一行与前面的行对齐；同一层只能写列表或键，不能混用。',
    },
  ],
  ['key-value separator', { en: 'Write a space after the `:`.', 'zh-cn': '在 `:` 后写一个空格。' }],
  [
    'mapping key',
    { en: 'Write `key: value` on one line here.', 'zh-cn': '这里请在一行内写成 `key: value`。' },
  ],
  [
    'multiline key',
    { en: 'Write `key: value` on one line here.', 'zh-cn': '这里请在一行内写成 `key: value`。' },
  ],
  [
    'escape sequence',
    {
      en: 'Write two backslashes for one, or use single quotes.',
      'zh-cn': '一个反斜杠要写成两个，或改用单引号。',
    },
  ],
  [
    'hexadecimal',
    {
      en: 'Write two backslashes for one, or use single quotes.',
      'zh-cn': '一个反斜杠要写成两个，或改用单引号。',
    },
  ],
  ['non-printable', { en: 'Remove the control character here.', 'zh-cn': '删掉这里的控制字符。' }],
  ['null byte', { en: 'Remove the null byte here.', 'zh-cn': '删掉这里的空字节。' }],
  ['JSON character', { en: 'Remove the control character here.', 'zh-cn': '删掉这里的控制字符。' }],
  ['nesting exceeded', { en: 'Nest at most 100 levels deep.', 'zh-cn': '嵌套不要超过 100 层。' }],
];

const other: Text = {
  en: 'This is not YAML: {reason}. Write `key: value` lines and lists with `-`.',
  'zh-cn': '这里不是 YAML（{reason}）。请写 `key: value` 行，以及用 `-` 开头的列表。',
};

export function syntaxText(reason: string): Text {
  return texts.find(([part]) => reason.includes(part))?.[1] ?? other;
}
