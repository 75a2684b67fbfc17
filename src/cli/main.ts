import { explainBlock } from '../cause/blocks.ts';
import { codeList } from '../lab/fault.ts';
import { said, toPlain, type Language, type Said, type Text } from '../text.ts';
import { WorldError } from '../world/worldError.ts';
import { readArguments, type Arguments } from './arguments.ts';
import {
  makeContext,
  languageOf,
  type Context,
  type Io,
  type Outcome,
  type Verb,
} from './context.ts';
import { didYouMean } from './didYouMean.ts';
import { exitCode } from './exitCode.ts';
import { commonFlags } from './flags.ts';
import { explanationData, toJson } from './formats/json.ts';
import { toJunit } from './formats/junit.ts';
import { toTap } from './formats/tap.ts';
import { explanationLines } from './formats/text.ts';
import { formatsOf, help, helpOf } from './help.ts';
import { UsageError } from './usageError.ts';
import { check } from './verbs/check.ts';
import { clean } from './verbs/clean.ts';
import { cluster } from './verbs/cluster.ts';
import { doctor } from './verbs/doctor.ts';
import { explain } from './verbs/explain.ts';
import { list } from './verbs/list.ts';
import { reset } from './verbs/reset.ts';
import { solve } from './verbs/solve.ts';
import { start } from './verbs/start.ts';
import { test } from './verbs/test.ts';

const verbs: readonly Verb[] = [
  ...[list, start, check, solve, reset, clean],
  ...[test, explain, cluster, doctor],
];

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
const notHere: Text = {
  en: 'Could not read the command: `{flag}` is not for `{verb}`. It is `container-lab {usage}`.',
  'zh-cn': '无法理解命令：`{flag}` 不能用于 `{verb}`。用法是 `container-lab {usage}`。',
};
const noFormat: Text = {
  en: 'Could not print what `{verb}` finds as `{format}`: it prints {formats}. Write one of them.',
  'zh-cn': '无法以 `{format}` 格式输出 `{verb}` 的结果，请写 {formats} 之一。',
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
  if (named === undefined) {
    const text = help(verbs, context.language);
    if (asksHelp) io.out(text);
    else io.err(text);
    return asksHelp ? exitCode.passed : exitCode.usage;
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
  const misuse = misuseOf(verb, args);
  return misuse ? told(misuse, context.language) : run(verb, context);
}

function misuseOf(verb: Verb, { words, given, format }: Arguments): Said | undefined {
  const { name, usage } = verb;
  const word = words[verb.words];
  if (word !== undefined) return said(tooMany, { word, usage });
  const flag = given.find((one) => !commonFlags.includes(one) && !verb.flags.includes(one));
  if (flag !== undefined) return said(notHere, { flag, verb: name, usage });
  const known = formatsOf(verb);
  return known.includes(format)
    ? undefined
    : said(noFormat, { verb: name, format, formats: codeList(known) });
}

async function run(verb: Verb, context: Context): Promise<number> {
  const { args, io, plain, mirrorFaults } = context;
  for (const fault of mirrorFaults) io.err(`${plain(fault)}\n`);
  try {
    const outcome = await verb.run(context);
    print(context, outcome);
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof WorldError) {
      const block = explainBlock(error);
      const lines = explanationLines(block, plain).map((line) => line.trimStart());
      if (args.format === 'text') io.err(`${lines.join('\n    ')}\n`);
      const stopped = { name: 'environment', result: 'blocked', id: block.id, lines } as const;
      print(context, {
        exitCode: exitCode.blocked,
        data: { block: explanationData(block, plain) },
        suites: [{ name: 'container-lab', cases: [stopped] }],
      });
      return exitCode.blocked;
    }
    if (error instanceof UsageError) {
      io.err(`${plain(error.said)}\n`);
      return exitCode.usage;
    }
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCode.failed;
  }
}

/** Text was said line by line already. */
function print({ args, io }: Context, { data, suites = [] }: Outcome): void {
  if (args.format === 'json') io.out(toJson(data));
  if (args.format === 'junit') io.out(toJunit(suites));
  if (args.format === 'tap') io.out(toTap(suites));
}
