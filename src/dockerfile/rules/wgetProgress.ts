import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { isBusyboxBased } from './bases.ts';
import { optionAdded } from './edits.ts';
import { runsOf, type Invocation } from './invocations.ts';
import { readArguments } from './options.ts';
import { apk, installOf } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3047. */
export const wgetProgress: DockerfileRule = {
  ids: ['DL3047'],
  severity: 'info',
  title: { en: 'Add `--progress` to `wget`', 'zh-cn': '`wget` 加上 `--progress`' },
  why: {
    en: 'The progress bar is for a terminal. In a build’s log it becomes thousands of lines, and what matters is lost among them.',
    'zh-cn': '进度条是给终端看的，在构建日志里会变成几千行，重要的信息就找不到了。',
  },
  example: {
    before: 'FROM debian:12\nRUN wget https://example.com/a.tgz\n',
    after: 'FROM debian:12\nRUN wget --progress=dot:giga https://example.com/a.tgz\n',
  },
  fix: true,
  check: (document) => {
    // Where the stages install another wget than BusyBox's.
    const installed = new Set<number>();
    return runsOf(document).flatMap((run) => {
      if (run.invocations.some(installsWget)) installed.add(run.instruction.stage);
      const { instruction, invocations } = run;
      const isBusybox = isBusyboxBased(document, instruction) && !installed.has(instruction.stage);
      return invocations.flatMap((each) => noisy(each, isBusybox));
    });
  },
};

/** Options that take a value, from wget's manual page, as far as scripts use them. */
const valued = new Set(
  'O output-document P directory-prefix i input-file e execute t tries T timeout w wait Q quota U user-agent l level A accept R reject D domains I include-directories X exclude-directories o output-file a append-output B base header post-data post-file user password method body-data body-file referer limit-rate progress'.split(
    ' ',
  ),
);
/** Those with which no bar is shown. */
const quiet = new Set(
  'q quiet no-verbose o output-file a append-output progress b background V version h help'.split(
    ' ',
  ),
);

function noisy(invocation: Invocation, isBusybox: boolean): readonly Found[] {
  if (invocation.program !== 'wget') return [];
  // `-nv` is one option, of two letters.
  const isQuiet =
    invocation.args.some(({ value }) => /^-n[^-v]*v/.test(value)) ||
    readArguments(invocation.args, valued).options.some(({ name }) => quiet.has(name));
  if (isQuiet) return [];
  // BusyBox's wget knows no `--progress`.
  const option = isBusybox ? '-q' : '--progress=dot:giga';
  return [
    {
      range: invocation.word.range,
      message: said(text, { option }),
      fixes: optionAdded(invocation, invocation.word, option),
    },
  ];
}

function installsWget(invocation: Invocation): boolean {
  const add = installOf(apk, invocation, ['add']);
  return add?.operands.some(({ value }) => /^wget\b/.test(value)) ?? false;
}

const text = {
  en: '`wget` fills the build’s log with its progress bar. Add `{option}`.',
  'zh-cn': '`wget` 的进度条会塞满构建日志，请加上 `{option}`。',
};
