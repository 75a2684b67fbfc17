import type { Text } from '../text.ts';

/** What `--format` takes. */
export const formats = ['text', 'json', 'junit', 'tap'] as const;
export type Format = (typeof formats)[number];

interface Flag {
  /** What stands behind it in `--help`; one without a value stands alone. */
  readonly value?: string;
  readonly text: Text;
}

/** Every option of the command, in the order in which `--help` lists them. */
export const flags = {
  '--set': {
    value: 'NAME=VALUE',
    text: { en: 'another name than the lab’s; once for each', 'zh-cn': '改用别的名称；可写多次' },
  },
  '--until': {
    value: 'STEP',
    text: { en: 'all open steps before this one', 'zh-cn': '完成这一步之前的所有步骤' },
  },
  '--all': { text: { en: 'every lab that is found', 'zh-cn': '找到的所有实验' } },
  '--only': {
    value: 'ID',
    text: {
      en: 'this step or mistake alone; once for each',
      'zh-cn': '只测这个步骤或错误；可写多次',
    },
  },
  '--matrix': {
    text: {
      en: 'which cause was named for which mistake',
      'zh-cn': '列出每种错误报出的是哪个原因',
    },
  },
  '--keep': {
    text: { en: 'leave folders and objects for looking at', 'zh-cn': '保留文件夹和对象以便查看' },
  },
  '--conflicts': {
    value: 'keep|replace',
    text: {
      en: 'your files that differ stay, or are replaced',
      'zh-cn': '与实验不同的文件：保留你的，或换成实验的',
    },
  },
  '--image': {
    value: 'NODE',
    text: { en: 'the node image, instead of kind’s own', 'zh-cn': '使用指定的节点镜像' },
  },
  '--yes': { text: { en: 'do it without asking (-y)', 'zh-cn': '不询问，直接执行（-y）' } },
  '--folder': {
    value: 'DIR',
    text: { en: 'the lab folder, instead of the current one', 'zh-cn': '实验文件夹' },
  },
  '--format': { value: 'FORMAT', text: { en: 'what to print', 'zh-cn': '输出格式' } },
  '--lang': {
    value: 'en|zh-cn',
    text: { en: 'the language of texts', 'zh-cn': '文字的语言' },
  },
  '--labs': {
    value: 'DIR',
    text: { en: 'a folder with more labs', 'zh-cn': '另一个存放实验的文件夹' },
  },
  '--docker': {
    value: 'HOST',
    text: { en: 'the daemon to ask', 'zh-cn': '要使用的守护进程' },
  },
  '--help': { text: { en: 'this text (-h)', 'zh-cn': '显示本说明（-h）' } },
  '--version': { text: { en: 'the version', 'zh-cn': '显示版本' } },
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof flags;

/** Those that every verb takes. */
export const commonFlags: readonly FlagName[] = [
  '--format',
  '--lang',
  '--labs',
  '--docker',
  '--help',
  '--version',
];

export function isFlag(word: string): word is FlagName {
  return Object.hasOwn(flags, word);
}

export function takesValue(name: FlagName): boolean {
  const flag: Flag = flags[name];
  return flag.value !== undefined;
}

/** The row of a flag in `--help`. */
export function flagRow(name: FlagName, known: readonly Format[]): readonly [string, Text] {
  const { value, text }: Flag = flags[name];
  if (name === '--format') return [`${name} ${known.join('|')}`, text];
  return [value === undefined ? name : `${name} ${value}`, text];
}
