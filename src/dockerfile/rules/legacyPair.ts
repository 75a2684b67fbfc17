import type { Fix, Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction, Word } from '../model.ts';
import { unwrapped } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check; of `ARG name value`, which its documentation means too, where nothing uses the second name. */
export const legacyPair: DockerfileRule = {
  ids: ['LegacyKeyValueFormat'],
  severity: 'warning',
  title: { en: 'Write `name=value`', 'zh-cn': '写成 `名称=值`' },
  why: {
    en: 'The form without `=` is deprecated: it takes the whole rest of the line as one value.',
    'zh-cn': '不带 `=` 的写法已弃用：它把这一行剩下的全部当作一个值。',
  },
  example: {
    before: 'FROM alpine:3.20\nENV LANG C.UTF-8\n',
    after: 'FROM alpine:3.20\nENV LANG=C.UTF-8\n',
  },
  fix: true,
  check: (document) => unwrapped(document).flatMap((one) => legacyIn(document, one)),
};

function legacyIn(document: Dockerfile, one: Instruction): readonly Found[] {
  const { keyword, pairs } = one;
  if (keyword === 'ARG') return argIn(document, one);
  return pairs.flatMap(({ legacy, key, value }) => {
    if (!legacy || value === undefined) return [];
    const range = { start: key.range.start, end: value.range.end };
    const args = { keyword, name: key.value };
    return [{ range, message: said(message, args), fixes: fixesOf(document, key, value) }];
  });
}

/** `ARG name value` declares two arguments, of which the second is none. */
function argIn(document: Dockerfile, { pairs, keyword, end }: Instruction): readonly Found[] {
  const [name, second] = pairs;
  if (name === undefined || second === undefined || pairs.length > 2) return [];
  if (name.value !== undefined || second.value !== undefined) return [];
  const word = second.key.value;
  const isName = /^[A-Z_][A-Z\d_]*$/i.test(word);
  if (isName && new RegExp(`\\b${word}\\b`).test(document.text.slice(end))) return [];
  // Capitals are those of a second argument.
  if (isName && word === word.toUpperCase()) return [];
  const { range } = document.locate(name.start, second.end);
  const gap = document.locate(name.key.end, second.key.start).range;
  const title = said(titleText, { name: name.key.value });
  const fix: Fix = { title, edits: [{ range: gap, text: '=' }], choose: true };
  return [{ range, message: said(message, { keyword, name: name.key.value }), fixes: [fix] }];
}

/** `=` for the blanks, and quotes around a value with blanks. */
function fixesOf(document: Dockerfile, key: Word, value: Word): readonly Fix[] {
  const { text, escape } = document;
  const gap = text.slice(key.end, value.start);
  const written = text.slice(value.start, value.end);
  if (/[#\n]/.test(gap.replace(/[\\`][ \t]*\r?\n/g, '')) || /^[ \t]*#/m.test(written)) return [];
  const isWhole = /^(?:"[^"]*"|'[^']*'|[^\s"'\\`]+)$/.test(written);
  const between = document.locate(key.end, value.start).range;
  const title = said(titleText, { name: key.value });
  if (isWhole) return [{ title, edits: [{ range: between, text: '=' }] }];
  if (!/["']/.test(written)) {
    const end = { start: value.range.end, end: value.range.end };
    return [
      {
        title,
        edits: [
          { range: between, text: '="' },
          { range: end, text: '"' },
        ],
      },
    ];
  }
  const isPlain = !value.value.includes(escape) && !/'[^']*\$/.test(value.value);
  if (!isPlain || /[\r\n]/.test(written) || value.plain.includes('"')) return [];
  const range = { start: key.range.end, end: value.range.end };
  return [{ title, edits: [{ range, text: `="${value.plain}"` }] }];
}

const message = {
  en: '`{keyword} {name} …` without `=` is deprecated. Write `{name}=…`.',
  'zh-cn': '不带 `=` 的 `{keyword} {name} …` 已弃用，请写 `{name}=…`。',
};
const titleText = { en: 'Write `{name}=…`', 'zh-cn': '改为 `{name}=…`' };
