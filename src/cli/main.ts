import { explainBlock } from '../cause/blocks.ts';
import { said, toPlain, type Language, type Said, type Text } from '../text.ts';
import { WorldError } from '../world/worldError.ts';
import { readArguments } from './arguments.ts';
import { didYouMean } from './didYouMean.ts';
import { explanationData, explanationLines } from './report.ts';
import { languageOf, makeContext, type Io, type Verb } from './context.ts';
import { exitCode } from './exitCode.ts';
import { UsageError } from './usageError.ts';
import { check } from './verbs/check.ts';
import { clean } from './verbs/clean.ts';
import { doctor } from './verbs/doctor.ts';
import { list } from './verbs/list.ts';
import { test } from './verbs/test.ts';

const verbs: readonly Verb[] = [list, check, test, clean, doctor];

const title: Text = {
  en: 'container-lab: container labs, checked against your own Docker',
  'zh-cn': 'container-lab：在你自己的 Docker 上检查的容器实验',
};
const flags: readonly (readonly [string, Text])[] = [
  ['--format text|json', { en: 'what to print', 'zh-cn': '输出格式' }],
  ['--lang en|zh-cn', { en: 'the language of texts', 'zh-cn': '文字的语言' }],
  ['--labs DIR', { en: 'a folder with more labs', 'zh-cn': '另一个存放实验的文件夹' }],
  [
    '--folder DIR',
    { en: 'the lab folder, instead of the current one', 'zh-cn': '实验文件夹，代替当前文件夹' },
  ],
  ['--docker HOST', { en: 'the daemon to ask', 'zh-cn': '要使用的守护进程' }],
  ['--help, --version', { en: 'this text, the version', 'zh-cn': '显示本说明、版本' }],
];
const codes: Text = {
  en: 'Exit codes: 0 passed, 1 failed, 2 the environment is not ready, 64 wrong usage.',
  'zh-cn': '退出码：0 通过，1 未通过，2 环境未就绪，64 用法错误。',
};
const noVerb: Text = {
  en: 'Could not run `{verb}`: there is no such verb. {next}',
  'zh-cn': '无法运行 `{verb}`：没有这个子命令。{next}',
};

const seeHelp: Text = {
  en: 'Run `container-lab --help`.',
  'zh-cn': '请运行 `container-lab --help`。',
};
const tooMany: Text = {
  en: 'Could not read the command: `{word}` is too much. It is `container-lab {usage}`.',
  'zh-cn': '无法理解命令：`{word}` 是多余的。用法是 `container-lab {usage}`。',
};

/** Runs the command. Never rejects; the promise's value is the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(argv);
  const told = (what: Said, language: Language): number => {
    io.err(`${toPlain(what, language)}\n`);
    return exitCode.usage;
  };
  if ('wrong' in args) return told(args.wrong, languageOf(io.env));
  const context = makeContext(args, io);
  if (args.version) {
    io.out(`${io.version}\n`);
    return exitCode.passed;
  }
  const asksHelp = args.help || args.verb === 'help';
  const named = args.verb === 'help' ? args.words[0] : args.verb;
  if (asksHelp && named === undefined) {
    io.out(help(context.language));
    return exitCode.passed;
  }
  if (named === undefined) {
    io.err(help(context.language));
    return exitCode.usage;
  }
  const verb = verbs.find(({ name }) => name === named);
  if (!verb) {
    const names = verbs.map(({ name }) => name);
    const next = didYouMean(named, names, seeHelp);
    return told(said(noVerb, { verb: named, next }), context.language);
  }
  if (asksHelp) {
    io.out(helpOf(verb, context.language));
    return exitCode.passed;
  }
  const word = args.words[verb.words];
  if (word !== undefined) return told(said(tooMany, { word, usage: verb.usage }), context.language);
  try {
    const outcome = await verb.run(context);
    if (args.format === 'json') io.out(`${JSON.stringify(outcome.data, null, 2)}\n`);
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof WorldError) {
      const block = explainBlock(error);
      if (args.format === 'json') {
        const data = { block: explanationData(block, context.plain) };
        io.out(`${JSON.stringify(data, null, 2)}\n`);
      } else io.err(`${explanationLines(block, context.plain).join('\n').trimStart()}\n`);
      return exitCode.blocked;
    }
    if (error instanceof UsageError) return told(error.said, context.language);
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCode.failed;
  }
}

function help(language: Language): string {
  const rows: (readonly [string, Text])[] = [
    ...verbs.map(({ usage, summary }) => [usage, summary] as const),
    ['', { en: '', 'zh-cn': '' }],
    ...flags,
  ];
  return `${title[language]}\n\n${table(rows, language)}\n\n${codes[language]}\n`;
}

function helpOf({ usage, about }: Verb, language: Language): string {
  const head = `container-lab ${usage}`;
  return `${head}\n\n${about[language]}\n\n${table(flags, language)}\n\n${codes[language]}\n`;
}

function table(rows: readonly (readonly [string, Text])[], language: Language): string {
  return rows.map(([left, text]) => `  ${left.padEnd(36)}${text[language]}`.trimEnd()).join('\n');
}
