import type { Language, Said, Text } from '../text.ts';
import { said } from '../text.ts';
import { didYouMean } from './didYouMean.ts';

/** What every verb is given, and each verb's own words and flags. */
export interface Arguments {
  readonly verb: string | undefined;
  readonly words: readonly string[];
  readonly format: 'text' | 'json';
  readonly language: Language | undefined;
  /** More folders that hold labs. */
  readonly labs: readonly string[];
  readonly folder: string | undefined;
  readonly docker: string | undefined;
  readonly only: string | undefined;
  readonly keep: boolean;
  readonly yes: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const values = ['--format', '--lang', '--labs', '--folder', '--docker', '--only'] as const;
const switches = ['--keep', '--yes', '--help', '--version'] as const;
const short = new Map([
  ['-h', '--help'],
  ['-y', '--yes'],
]);

const seeHelp: Text = {
  en: 'Run `container-lab --help`.',
  'zh-cn': '请运行 `container-lab --help`。',
};
const unknownFlag: Text = {
  en: 'Could not read the command: there is no `{flag}`. {next}',
  'zh-cn': '无法理解命令：没有 `{flag}`。{next}',
};
const noValue: Text = {
  en: 'Could not read the command: `{flag}` needs a value. Run `container-lab --help`.',
  'zh-cn': '无法理解命令：`{flag}` 需要一个值。请运行 `container-lab --help`。',
};
const badValue: Text = {
  en: 'Could not read the command: `{flag}` takes {values}, not `{value}`. Write one of them.',
  'zh-cn': '无法理解命令：`{flag}` 不能是 `{value}`，请写 {values} 之一。',
};

/** The command line in its parts, or what is wrong with it. Flags may stand anywhere. */
export function readArguments(argv: readonly string[]): Arguments | { readonly wrong: Said } {
  const words: string[] = [];
  const given = new Map<string, string[]>();
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const written = equals < 0 ? word : word.slice(0, equals);
    const flag = short.get(written) ?? written;
    if (switches.some((one) => one === flag) && equals < 0) given.set(flag, ['']);
    else if (values.some((one) => one === flag)) {
      const value = equals < 0 ? argv[(at += 1)] : word.slice(equals + 1);
      if (value === undefined || value === '') return { wrong: said(noValue, { flag }) };
      given.set(flag, [...(given.get(flag) ?? []), value]);
    } else {
      const next = didYouMean(written, [...values, ...switches], seeHelp);
      return { wrong: said(unknownFlag, { flag: word, next }) };
    }
  }
  const last = (flag: (typeof values)[number]): string | undefined => given.get(flag)?.at(-1);
  const format = last('--format') ?? 'text';
  if (format !== 'text' && format !== 'json') return bad('--format', 'text, json', format);
  const language = last('--lang');
  if (language !== undefined && language !== 'en' && language !== 'zh-cn') {
    return bad('--lang', 'en, zh-cn', language);
  }
  return {
    verb: words[0],
    words: words.slice(1),
    format,
    language,
    labs: given.get('--labs') ?? [],
    folder: last('--folder'),
    docker: last('--docker'),
    only: last('--only'),
    keep: given.has('--keep'),
    yes: given.has('--yes'),
    help: given.has('--help'),
    version: given.has('--version'),
  };
}

function bad(flag: string, known: string, value: string): { readonly wrong: Said } {
  return { wrong: said(badValue, { flag, values: known, value }) };
}
