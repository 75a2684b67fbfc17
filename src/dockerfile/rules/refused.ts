import type { Fix, Found } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said, type Said, type Text } from '../../text.ts';
import { refusalsIn, type Refusal } from '../refusals.ts';
import { doubleQuoted, inCaseOf } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/**
 * hadolint's DL1000, which stops at the first; here all of them, and what BuildKit refuses beside.
 * What another rule says of the same place is left to it.
 */
export const refused: DockerfileRule = {
  ids: ['DL1000'],
  severity: 'error',
  title: { en: 'Write what a builder can read', 'zh-cn': '写构建器能读懂的内容' },
  why: {
    en: 'The builder reads the whole file before it builds anything. One line that it cannot read stops the build.',
    'zh-cn': '构建器会先读完整个文件再开始构建，只要有一行读不懂，构建就会停止。',
  },
  example: {
    before: 'FORM alpine:3.20\nRUN true\n',
    after: 'FROM alpine:3.20\nRUN true\n',
  },
  fix: true,
  check: (document) => refusalsIn(document).map(foundOf),
};

function foundOf({ kind, range, instruction, written, known }: Refusal): Found {
  const { keyword } = instruction;
  if (kind === 'broken-json') {
    const json = doubleQuoted(instruction.arguments);
    const fixes: readonly Fix[] =
      json === undefined ? [] : [{ title: writing(json), edits: [{ range, text: json }] }];
    // A builder takes it for another form, and goes on.
    return { range, severity: 'warning', message: said(messages[kind]), fixes };
  }
  const near =
    kind === 'image-capitals' ? known[0] : closestName(written.replace(/^--/, ''), known);
  const text = messages[kind];
  const meant = nearWords[kind];
  if (near === undefined || meant === undefined) {
    const list = known.map((name) => (kind === 'unknown-flag' ? `--${name}` : name)).join(', ');
    const args = { keyword, written, list };
    return { range, message: said(list === '' ? (bare[kind] ?? text) : text, args) };
  }
  const name = kind === 'unknown-instruction' ? inCaseOf(written, near) : near;
  const shown = kind === 'unknown-flag' ? `--${name}` : name;
  const fix: Fix = {
    title: writing(shown),
    edits: [{ range, text: kind === 'unknown-flag' ? name : shown }],
    choose: true,
  };
  return { range, message: said(meant, { keyword, written, shown }), fixes: [fix] };
}

function writing(text: string): Said {
  return said({ en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' }, { text });
}

const imageCapitals: Text = {
  en: '`{written}` cannot be built on: image names have no capitals, and `FROM` finds a stage in small letters only. Write `{shown}`.',
  'zh-cn':
    '不能基于 `{written}` 构建：镜像名没有大写字母，`FROM` 也只按小写查找构建阶段。请写 `{shown}`。',
};

const messages: Readonly<Record<Refusal['kind'], Text>> = {
  'unknown-instruction': {
    en: 'There is no instruction `{written}`. Write one of: {list}.',
    'zh-cn': '没有 `{written}` 这条指令。请写其中之一：{list}。',
  },
  'no-arguments': {
    en: '`{written}` says nothing yet. Write what belongs to it, or remove it.',
    'zh-cn': '`{written}` 后面没有内容，请写上，或删掉这一行。',
  },
  'no-from': {
    en: 'No `FROM` follows: there is nothing to build. Write one below.',
    'zh-cn': '后面没有 `FROM`，无从构建，请在下面写上。',
  },
  'no-json': {
    en: '`{written}` takes JSON only. Write `["program", "argument"]` with double quotes.',
    'zh-cn': '`{written}` 只接受 JSON 形式，请用双引号写成 `["程序", "参数"]`。',
  },
  'broken-json': {
    en: 'This is no JSON, so the brackets count as they stand. Write `["…", "…"]` with double quotes.',
    'zh-cn': '这不是有效的 JSON，方括号会按原样使用。请用双引号写成 `["…", "…"]`。',
  },
  'unterminated-heredoc': {
    en: 'This here-document never ends. Write a line with `{written}` alone behind it.',
    'zh-cn': '这个 here-document 没有结束，请在末尾单独写一行 `{written}`。',
  },
  'unknown-flag': {
    en: '`{keyword}` has no flag `{written}`. It knows: {list}.',
    'zh-cn': '`{keyword}` 没有 `{written}` 这个选项，可用的有：{list}。',
  },
  'flag-twice': {
    en: '`{written}` stands twice. Keep one.',
    'zh-cn': '`{written}` 写了两次，请只保留一个。',
  },
  'flag-without-value': {
    en: '`{written}` needs a value: write `{written}=…`.',
    'zh-cn': '`{written}` 需要一个值，请写 `{written}=…`。',
  },
  'flag-no-boolean': {
    en: '`{written}` is neither `true` nor `false`. Write one of them.',
    'zh-cn': '`{written}` 不是 `true` 也不是 `false`，请写其中之一。',
  },
  'flag-no-duration': {
    en: '`{written}` is no duration. Write a number with its unit, such as `30s` or `1m30s`.',
    'zh-cn': '`{written}` 不是时长，请写带单位的数字，例如 `30s` 或 `1m30s`。',
  },
  'flag-no-number': {
    en: '`{written}` is no number of tries. Write one, such as `3`.',
    'zh-cn': '`{written}` 不是次数，请写一个数字，例如 `3`。',
  },
  'unknown-mount-type': {
    en: 'There is no mount type `{written}`. Write one of: {list}.',
    'zh-cn': '没有 `{written}` 这种挂载类型，请写其中之一：{list}。',
  },
  'unknown-mount-key': {
    en: '`--mount` has no key `{written}`. It knows: {list}.',
    'zh-cn': '`--mount` 没有 `{written}` 这个键，可用的有：{list}。',
  },
  'from-words': {
    en: '`FROM` takes an image, or an image `AS` a name. Remove what is too much, or write what is missing.',
    'zh-cn': '`FROM` 后面写镜像，或者“镜像 `AS` 名称”。请删掉多余的部分，或补上缺少的部分。',
  },
  'stage-name': {
    en: 'A stage cannot be named `{written}`. Begin with a letter; letters, digits, `-`, `_` and `.` may follow.',
    'zh-cn': '阶段不能叫 `{written}`。请以字母开头，后面可以用字母、数字、`-`、`_` 和 `.`。',
  },
  'image-capitals': imageCapitals,
  'no-destination': {
    en: '`{written}` needs a source and a destination. Write where to copy to behind it.',
    'zh-cn': '`{written}` 需要来源和目标，请在后面写上复制到哪里。',
  },
  'no-equals': {
    en: '`{written}` has no `=`. Write `name=value`, and quotes around a value with blanks.',
    'zh-cn': '`{written}` 没有 `=`，请写成 `名称=值`；值里有空格时加引号。',
  },
  'no-value': {
    en: '`{written}` has no value. Write `{written}=…`.',
    'zh-cn': '`{written}` 没有值，请写 `{written}=…`。',
  },
  'no-name': {
    en: 'No name stands before `=`. Write one.',
    'zh-cn': '`=` 前面没有名称，请写上。',
  },
  'open-quote': {
    en: 'A quote is not closed here: `{written}`. Write the other one.',
    'zh-cn': '这里的引号没有闭合：`{written}`，请补上另一半。',
  },
  'healthcheck-form': {
    en: '`HEALTHCHECK` cannot begin with `{written}`. Write `CMD` before the command, or `NONE`.',
    'zh-cn': '`HEALTHCHECK` 不能以 `{written}` 开头。请在命令前写 `CMD`，或者写 `NONE`。',
  },
  'healthcheck-none': {
    en: 'Nothing may follow `HEALTHCHECK NONE`. Remove it.',
    'zh-cn': '`HEALTHCHECK NONE` 后面不能再写内容，请删掉。',
  },
  'healthcheck-command': {
    en: 'No command follows `HEALTHCHECK CMD`. Write one.',
    'zh-cn': '`HEALTHCHECK CMD` 后面没有命令，请写上。',
  },
  'no-port': {
    en: '`{written}` is no port. Write its number, such as `8080` or `53/udp`.',
    'zh-cn': '`{written}` 不是端口，请写端口号，例如 `8080` 或 `53/udp`。',
  },
};

/** Where nothing is known to write in its place. */
const bare: Partial<Record<Refusal['kind'], Text>> = {
  'unknown-flag': {
    en: '`{keyword}` takes no flags. Remove `{written}`.',
    'zh-cn': '`{keyword}` 没有选项，请删掉 `{written}`。',
  },
};

/** Where what is meant can be guessed. */
const nearWords: Partial<Record<Refusal['kind'], Text>> = {
  'image-capitals': imageCapitals,
  'unknown-instruction': {
    en: 'There is no instruction `{written}`. Did you mean `{shown}`?',
    'zh-cn': '没有 `{written}` 这条指令，是不是想写 `{shown}`？',
  },
  'unknown-flag': {
    en: '`{keyword}` has no flag `{written}`. Did you mean `{shown}`?',
    'zh-cn': '`{keyword}` 没有 `{written}` 这个选项，是不是想写 `{shown}`？',
  },
  'unknown-mount-type': {
    en: 'There is no mount type `{written}`. Did you mean `{shown}`?',
    'zh-cn': '没有 `{written}` 这种挂载类型，是不是想写 `{shown}`？',
  },
  'unknown-mount-key': {
    en: '`--mount` has no key `{written}`. Did you mean `{shown}`?',
    'zh-cn': '`--mount` 没有 `{written}` 这个键，是不是想写 `{shown}`？',
  },
};
