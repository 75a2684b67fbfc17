import { codeList } from '../lab/fault.ts';
import { said, toPlain, type Language, type Said, type Text } from '../text.ts';
import { readArguments, type Arguments } from './arguments.ts';
import type { LightContext, LightIo, Verb } from './context.ts';
import { didYouMean } from './didYouMean.ts';
import { exitCode } from './exitCode.ts';
import { commonFlags } from './flags.ts';
import { formatsOf, help, helpOf } from './help.ts';
import { languageOf } from './lightContext.ts';

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

interface Command<Process extends LightIo, Needs extends LightContext> {
  readonly verbs: readonly Verb<Needs>[];
  readonly contextOf: (args: Arguments, io: Process) => Needs;
  /** Its promise's value is the exit code. */
  readonly run: (verb: Verb<Needs>, context: Needs) => Promise<number>;
}

/** Finds the verb that the command line names and runs it, or says what is wrong with it. */
export async function dispatch<Process extends LightIo, Needs extends LightContext>(
  argv: readonly string[],
  io: Process,
  { verbs, contextOf, run }: Command<Process, Needs>,
): Promise<number> {
  const args = readArguments(argv);
  const told = (what: Said, language: Language): number => {
    io.err(`${toPlain(what, language)}\n`);
    return exitCode.usage;
  };
  if ('wrong' in args) return told(args.wrong, languageOf(io.env));
  const context = contextOf(args, io);
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

function misuseOf(verb: Verb<never>, { words, given, format }: Arguments): Said | undefined {
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
