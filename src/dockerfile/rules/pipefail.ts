import type { Fix, Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { commandsOf } from '../commands.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { shellOf } from '../shell.ts';
import type { Shell, ShellCommand, ShellText } from '../shellModel.ts';
import { isBusyboxBased, isScratchBased, isWindowsBased } from './bases.ts';
import { lineAbove } from './edits.ts';
import { runsOf, type Run } from './invocations.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL4006; that one does not see `set -o pipefail`, nor what a stage inherits. */
export const pipefail: DockerfileRule = {
  ids: ['DL4006'],
  severity: 'warning',
  title: {
    en: 'Set `pipefail` before a `RUN` with a pipe',
    'zh-cn': '`RUN` 里用管道之前先设置 `pipefail`',
  },
  why: {
    en: 'A pipe is said to succeed when its last command does. Without `pipefail` the build goes on after a download that failed.',
    'zh-cn': '管道是否成功只看最后一个命令。不设置 `pipefail` 的话，下载失败了构建也会继续。',
  },
  example: {
    before: 'FROM debian:12\nRUN curl https://example.com/a.tgz | tar xz\n',
    after:
      'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl https://example.com/a.tgz | tar xz\n',
  },
  fix: true,
  check: (document) => {
    const firsts = new Map<string, Instruction>();
    return runsOf(document).flatMap((run) => pipesIn(document, run, firsts));
  },
};

/** @param firsts the first RUN with a pipe, by stage and SHELL: that is where SHELL must stand */
function pipesIn(
  file: Dockerfile,
  { instruction, invocations }: Run,
  firsts: Map<string, Instruction>,
): readonly Found[] {
  const isJson = instruction.json !== undefined;
  const text = isJson
    ? commandsOf(file, instruction).find(({ nested }) => nested)?.shellText
    : shellOf(file, instruction);
  if (text?.script === undefined || instruction.onbuild) return [];
  if (isSet(text.shell) && knowsOption(file, instruction, text.shell)) return [];
  if (text.shell.setBy === undefined && isWindowsBased(file, instruction)) return [];
  const commands = commandsOf(file, instruction).filter(({ shellText }) => shellText === text);
  const first = commands.find(({ pipe }) => pipe?.index === 0 && pipe.count > 1);
  const isOn = invocations.some(
    ({ program, args, word }) =>
      program === 'set' &&
      word.start < (first?.start ?? 0) &&
      args.some(
        ({ value }, at) => value === 'pipefail' && /^-\w*o$/.test(args[at - 1]?.value ?? ''),
      ),
  );
  if (first === undefined || isOn) return [];
  const key = `${instruction.stage} ${text.shell.setBy?.start ?? ''}`;
  const place = firsts.get(key) ?? instruction;
  if (!isJson) firsts.set(key, place);
  const { end } = lastOf(first, commands).range;
  const range = { start: first.range.start, end };
  return [{ range, message, fixes: isJson ? [] : fixesOf(file, instruction, text, place) }];
}

/** Debian's sh is dash, which stops at the option; the one of busybox knows it. */
function knowsOption(file: Dockerfile, instruction: Instruction, { name }: Shell): boolean {
  return (name !== 'sh' && name !== 'dash') || isBusyboxBased(file, instruction);
}

function isSet({ argv }: Shell): boolean {
  return argv.some((word, at) => word === 'pipefail' && /^-\w*o$/.test(argv[at - 1] ?? ''));
}

function lastOf(first: ShellCommand, commands: readonly ShellCommand[]): ShellCommand {
  const { count = 0 } = first.pipe ?? {};
  return (
    commands.find(
      ({ pipe, start }) => start > first.start && pipe?.count === count && pipe.index === count - 1,
    ) ?? first
  );
}

/** In the stage's own SHELL where there is one that knows it, else in another above the first pipe. */
function fixesOf(
  file: Dockerfile,
  instruction: Instruction,
  { text, folded, shell }: ShellText,
  place: Instruction,
): readonly Fix[] {
  if (text.startsWith('#!')) {
    const set = 'set -o pipefail';
    const { range } = folded.locate(text.indexOf('\n') + 1, text.indexOf('\n') + 1);
    return [added(set, [{ range, text: `${set}${file.newline}` }])];
  }
  const option = shell.setBy?.words.find(({ value }) => /^-\w*c$/.test(value));
  const isOwn = shell.setBy?.stage === instruction.stage && /^(?:ba|z|a|k|mk)sh$/.test(shell.name);
  if (option !== undefined && isOwn) {
    const { start } = option.range;
    const inserted = '"-o", "pipefail", ';
    return [added('-o pipefail', [{ range: { start, end: start }, text: inserted }])];
  }
  if (place.stage < 0 || isScratchBased(file, instruction)) return [];
  const line = isBusyboxBased(file, instruction)
    ? 'SHELL ["/bin/ash", "-eo", "pipefail", "-c"]'
    : 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';
  return [added(line, [lineAbove(file, place, line)])];
}

function added(what: string, edits: Fix['edits']): Fix {
  return { title: said({ en: 'Add `{what}`', 'zh-cn': '加上 `{what}`' }, { what }), edits };
}

const message = said({
  en: 'Only the last command of a pipe decides whether it succeeds. Set `pipefail` in `SHELL`.',
  'zh-cn': '管道是否成功只看最后一个命令，请在 `SHELL` 中设置 `pipefail`。',
});
