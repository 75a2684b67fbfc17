import type { Text } from '../text.ts';

/** What `--format` takes. */
export const formats = ['text', 'json', 'junit', 'tap'] as const;
/** What the verb `lint` prints beside text and JSON. */
export const lintFormats = [
  ...(['sarif', 'checkstyle', 'github', 'junit', 'tty', 'gnu'] as const),
  ...(['codeclimate', 'gitlab_codeclimate', 'sonarqube', 'codacy'] as const),
];
export type Format = (typeof formats)[number] | (typeof lintFormats)[number];

interface Flag {
  /** What stands behind it in `--help`; one without a value stands alone. */
  readonly value?: string;
  readonly text: Text;
}

/** Those of `lint` alone: its own, and hadolint's where they mean the same. */
const lintFlags = {
  '--fix': {
    text: { en: 'make every fix that needs no choice', 'zh-cn': '应用所有无需选择的修复' },
  },
  '--diff': {
    text: { en: 'show what --fix would change', 'zh-cn': '只显示 --fix 会做的更改' },
  },
  '--shellcheck': {
    text: { en: 'fail where ShellCheck cannot be used', 'zh-cn': '无法使用 ShellCheck 时报错' },
  },
  '--no-shellcheck': {
    text: {
      en: 'without ShellCheck, which is used where it is installed',
      'zh-cn': '不使用 ShellCheck（已安装时默认使用）',
    },
  },
  '--kubernetes-version': {
    value: 'VERSION',
    text: {
      en: 'what manifests are checked against, such as 1.34',
      'zh-cn': '按哪个版本检查清单，例如 1.34',
    },
  },
  '--strict': {
    text: {
      en: 'kinds without a schema are errors too',
      'zh-cn': '没有结构定义的 kind 也算错误',
    },
  },
  '--dry-run': {
    text: {
      en: 'also ask the lab cluster, which keeps nothing',
      'zh-cn': '同时让实验集群试用清单，不留下改动',
    },
  },
  '--summary': {
    text: { en: 'how much was looked at and found, at the end', 'zh-cn': '最后给出汇总' },
  },
  '--stdin': { text: { en: 'read the file from the input', 'zh-cn': '从标准输入读取文件' } },
  '--stdin-filename': {
    value: 'PATH',
    text: { en: 'the path that the input stands for', 'zh-cn': '标准输入对应的路径' },
  },
  '--profile': {
    value: 'learning|recommended|all',
    text: {
      en: 'errors only, the usual rules, or all of them',
      'zh-cn': '只报错误、常用规则或全部规则',
    },
  },
  '--config': {
    value: 'FILE',
    text: {
      en: 'this .hadolint.yaml, or .kube-linter.yaml (-c)',
      'zh-cn': '使用这个 .hadolint.yaml 或 .kube-linter.yaml（-c）',
    },
  },
  '--failure-threshold': {
    value: 'SEVERITY',
    text: {
      en: 'fail at error, warning, info or style (-t)',
      'zh-cn': '达到哪个级别算未通过：error、warning、info、style（-t）',
    },
  },
  '--no-fail': { text: { en: 'findings do not fail', 'zh-cn': '有问题也算通过' } },
  '--ignore': { value: 'ID', text: { en: 'a rule to leave out', 'zh-cn': '忽略的规则' } },
  '--error': { value: 'ID', text: { en: 'a rule to make an error', 'zh-cn': '改为错误的规则' } },
  '--warning': { value: 'ID', text: { en: 'to make a warning', 'zh-cn': '改为警告的规则' } },
  '--info': { value: 'ID', text: { en: 'to make an info', 'zh-cn': '改为提示的规则' } },
  '--style': { value: 'ID', text: { en: 'to make a matter of style', 'zh-cn': '改为风格的规则' } },
  '--trusted-registry': {
    value: 'HOST',
    text: { en: 'a registry that images may come from', 'zh-cn': '允许使用的镜像仓库' },
  },
  '--require-label': {
    value: 'NAME:FORM',
    text: { en: 'a label that images must carry', 'zh-cn': '镜像必须带的标签（label）' },
  },
  '--strict-labels': { text: { en: 'and no others', 'zh-cn': '不允许其他标签（label）' } },
  '--disable-ignore-pragma': {
    text: { en: 'do not obey comments that ignore', 'zh-cn': '不理会忽略注释' },
  },
  '--file-path-in-report': {
    value: 'PATH',
    text: { en: 'the path to print', 'zh-cn': '输出时使用的路径' },
  },
  '--output': {
    value: 'FILE',
    text: { en: 'where to write the findings (-o)', 'zh-cn': '把结果写入这个文件（-o）' },
  },
  '--no-color': { text: { en: 'nothing is coloured anyway', 'zh-cn': '输出本来就没有颜色' } },
} as const satisfies Readonly<Record<string, Flag>>;

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
  ...lintFlags,
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

type LintFlagName = keyof typeof lintFlags;

export function isLintFlag(name: FlagName): name is LintFlagName {
  return Object.hasOwn(lintFlags, name);
}

export const lintFlagNames: readonly LintFlagName[] = Object.keys(flags).flatMap((name) =>
  isFlag(name) && isLintFlag(name) ? [name] : [],
);

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
  if (name === '--format' && known.length > formats.length) {
    const list = known.join(', ');
    return [`${name} FORMAT`, { en: `${text.en}: ${list}`, 'zh-cn': `${text['zh-cn']}：${list}` }];
  }
  if (name === '--format') return [`${name} ${known.join('|')}`, text];
  return [value === undefined ? name : `${name} ${value}`, text];
}
