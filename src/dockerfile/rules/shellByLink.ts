import type { Fix, Found, TextEdit } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { stateAt } from '../scopes.ts';
import type { ShellText } from '../shellModel.ts';
import { lineAbove } from './edits.ts';
import { runsOf, type Invocation } from './invocations.ts';
import { readArguments } from './options.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL4005, which also finds links that lead to `/bin/sh`. */
export const shellByLink: DockerfileRule = {
  ids: ['DL4005'],
  severity: 'warning',
  title: { en: 'Change the shell with `SHELL`', 'zh-cn': '用 `SHELL` 更换 shell' },
  why: {
    en: 'A link in place of `/bin/sh` changes every script of the image, and the distribution’s next update may undo it. `SHELL` changes what the build uses, and only that.',
    'zh-cn':
      '替换 `/bin/sh` 会影响镜像里的所有脚本，发行版更新时还可能被改回去。`SHELL` 只改变构建时用的 shell。',
  },
  example: {
    before: 'FROM debian:12\nRUN ln -sf /bin/bash /bin/sh\n',
    after: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\n',
  },
  fix: true,
  check: (document) =>
    runsOf(document).flatMap(({ instruction, invocations }) =>
      invocations.flatMap((each) => linkIn(document, instruction, each)),
    ),
};

const none: ReadonlySet<string> = new Set(['S', 'suffix', 't', 'target-directory']);

function linkIn(
  file: Dockerfile,
  instruction: Instruction,
  { program, word, args, command }: Invocation,
): readonly Found[] {
  if (program !== 'ln') return [];
  const { operands } = readArguments(args, none);
  const [source, target] = operands;
  if (!/^\/(?:usr\/)?bin\/sh$/.test(operands.at(-1)?.value ?? '')) return [];
  const range = { start: word.range.start, end: (args.at(-1) ?? word).range.end };
  const shell = /^(?:(?:\/usr)?\/bin\/)?((?:ba|da|a|z|k|mk)sh)$/.exec(source?.value ?? '');
  const { node, shellText, nested } = command;
  const isSet = stateAt(file, instruction).shell !== undefined;
  const path = shell === null ? undefined : source?.value.replace(/^[^/]/, '/bin/$&');
  if (
    node === undefined ||
    shellText === undefined ||
    nested ||
    target === undefined ||
    path === undefined ||
    isSet ||
    instruction.onbuild ||
    instruction.stage < 0 ||
    instruction.heredocs.length > 0
  ) {
    return [{ range, message }];
  }
  const text = `SHELL ["${path}", "-c"]`;
  const edits = moved(file, instruction, shellText, node, text);
  const title = said({ en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' }, { text });
  const fixes: readonly Fix[] = edits.length === 0 ? [] : [{ title, edits }];
  return [{ range, message, fixes }];
}

/** SHELL above a RUN that begins with the link, below one that ends with it, else in its place. */
function moved(
  file: Dockerfile,
  instruction: Instruction,
  { text, folded }: ShellText,
  { pos, end }: { readonly pos: number; readonly end: number },
  shell: string,
): readonly TextEdit[] {
  const removal = /(?:^|(?<=[\s&;]))rm\s+(?:-\w+\s+)?\/(?:usr\/)?bin\/sh\s*(?:&&|;)\s*$/;
  const from = pos - (removal.exec(text.slice(0, pos))?.[0].length ?? 0);
  const before = text.slice(0, from).trimEnd();
  const joint = /(?:&&|;)$/.exec(before);
  const rest = /^\s*(?:&&|;)\s*(?=[^\s])/.exec(text.slice(end));
  const isFirst = before === '';
  const isLast = /^\s*;?\s*$/.test(text.slice(end));
  if (isFirst && isLast) return [{ range: instruction.range, text: shell }];
  if (isFirst && rest !== null) {
    const gone = folded.locate(from, end + rest[0].length);
    return isBare(gone)
      ? [lineAbove(file, instruction, shell), { range: gone.range, text: '' }]
      : [];
  }
  if (!isLast || joint === null) return [];
  const gone = folded.locate(before.slice(0, joint.index).trimEnd().length, text.length);
  const below = `${file.newline}${shell}`;
  return isBare(gone)
    ? [{ range: { ...gone.range, end: instruction.range.end }, text: below }]
    : [];

  /** Without comments, which would go with it. */
  function isBare(gap: { readonly start: number; readonly end: number }): boolean {
    return !/^\s*#/m.test(file.text.slice(gap.start, gap.end));
  }
}

const message = said({
  en: 'This changes the shell of the whole image. Write `SHELL` for that of the build.',
  'zh-cn': '这样会改掉整个镜像的 shell，请用 `SHELL` 只改构建用的 shell。',
});
