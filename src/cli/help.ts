import type { Language, Text } from '../text.ts';
import type { Verb } from './context.ts';
import { commonFlags, flagRow, formats, type Format } from './flags.ts';

const title: Text = {
  en: 'container-lab: container labs, checked against your own Docker',
  'zh-cn': 'container-lab：在你自己的 Docker 上检查的容器实验',
};
const codes: Text = {
  en: 'Exit codes: 0 passed, 1 failed, 2 the environment is not ready, 64 wrong usage.',
  'zh-cn': '退出码：0 通过，1 未通过，2 环境未就绪，64 用法错误。',
};
const more: Text = {
  en: '`container-lab VERB --help` says more of one, with its own options.',
  'zh-cn': '运行 `container-lab 子命令 --help` 可以查看某个子命令的说明和选项。',
};

/** What a verb prints when it does not say. */
const usualFormats: readonly Format[] = ['text', 'json'];

export function formatsOf({ formats: own = usualFormats }: Verb<never>): readonly Format[] {
  return own;
}

/** What the command is, its verbs, and the options that all of them take. */
export function help(verbs: readonly Verb<never>[], language: Language): string {
  const rows: readonly Row[] = verbs.map(({ usage, summary }) => [usage, summary]);
  const options = commonFlags.map((name) => flagRow(name, formats));
  const end = more[language].replaceAll('`', '');
  return `${title[language]}\n\n${table(rows, language)}\n\n${table(options, language)}\n\n${end}\n${codes[language]}\n`;
}

/** One verb: what it does, and its options. */
export function helpOf(verb: Verb<never>, language: Language): string {
  const { usage, about, flags: own } = verb;
  const options = [...own, ...commonFlags].map((name) => flagRow(name, formatsOf(verb)));
  return `container-lab ${usage}\n\n${about[language]}\n\n${table(options, language)}\n\n${codes[language]}\n`;
}

type Row = readonly [string, Text];

function table(rows: readonly Row[], language: Language): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows
    .map(([left, text]) => `  ${left.padEnd(width)}${text[language]}`.trimEnd())
    .join('\n');
}
