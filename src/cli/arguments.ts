import type { Language, Said, Text } from '../text.ts';
import { said } from '../text.ts';
import { didYouMean } from './didYouMean.ts';
import {
  flags,
  formats,
  isFlag,
  isLintFlag,
  lintFormats,
  takesValue,
  type FlagName,
  type Format,
} from './flags.ts';

/** What every verb is given, and each verb's own words and flags. */
export interface Arguments {
  readonly verb: string | undefined;
  readonly words: readonly string[];
  readonly format: Format;
  readonly language: Language | undefined;
  /** More folders that hold labs. */
  readonly labs: readonly string[];
  readonly folder: string | undefined;
  readonly docker: string | undefined;
  readonly only: readonly string[];
  /** `name=value`, not yet taken apart. */
  readonly set: readonly string[];
  readonly until: string | undefined;
  readonly conflicts: 'keep' | 'replace' | undefined;
  readonly all: boolean;
  readonly matrix: boolean;
  readonly keep: boolean;
  readonly yes: boolean;
  /** Those of `lint`: the values of each that was written, none for one that takes none. */
  readonly lint: Readonly<Partial<Record<FlagName, readonly string[]>>>;
  readonly help: boolean;
  readonly version: boolean;
  /** All that were written, each once. */
  readonly given: readonly FlagName[];
}

const short = new Map([
  ['-h', '--help'],
  ['-y', '--yes'],
  ['-c', '--config'],
  ['-f', '--format'],
  ['-o', '--output'],
  ['-t', '--failure-threshold'],
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
  const given = new Map<FlagName, string[]>();
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const written = equals < 0 ? word : word.slice(0, equals);
    const flag = short.get(written) ?? written;
    if (!isFlag(flag) || (equals >= 0 && !takesValue(flag))) {
      const next = didYouMean(written, Object.keys(flags), seeHelp);
      return { wrong: said(unknownFlag, { flag: word, next }) };
    }
    if (!takesValue(flag)) {
      given.set(flag, []);
      continue;
    }
    const value = equals < 0 ? argv[(at += 1)] : word.slice(equals + 1);
    if (value === undefined || value === '') return { wrong: said(noValue, { flag }) };
    given.set(flag, [...(given.get(flag) ?? []), value]);
  }
  const all = (flag: FlagName): readonly string[] => given.get(flag) ?? [];
  const last = (flag: FlagName): string | undefined => all(flag).at(-1);
  const choice = <Value extends string>(
    flag: FlagName,
    known: readonly Value[],
  ): Value | undefined => known.find((one) => one === last(flag));
  const choices = {
    '--format': [...formats, ...lintFormats],
    '--lang': ['en', 'zh-cn'],
    '--conflicts': ['keep', 'replace'],
  } as const;
  for (const flag of ['--format', '--lang', '--conflicts'] as const) {
    const value = last(flag);
    if (value !== undefined && choice<string>(flag, choices[flag]) === undefined) {
      const values = choices[flag].join(', ');
      return { wrong: said(badValue, { flag, values, value }) };
    }
  }
  return {
    verb: words[0],
    words: words.slice(1),
    format: choice('--format', choices['--format']) ?? 'text',
    language: choice('--lang', choices['--lang']),
    labs: all('--labs'),
    folder: last('--folder'),
    docker: last('--docker'),
    only: all('--only'),
    set: all('--set'),
    until: last('--until'),
    conflicts: choice('--conflicts', choices['--conflicts']),
    all: given.has('--all'),
    matrix: given.has('--matrix'),
    keep: given.has('--keep'),
    yes: given.has('--yes'),
    lint: Object.fromEntries([...given].filter(([flag]) => isLintFlag(flag))),
    help: given.has('--help'),
    version: given.has('--version'),
    given: [...given.keys()],
  };
}
