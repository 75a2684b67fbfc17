import type { Fix, Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { commandsOf } from '../commands.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import type { ShellCommand } from '../shellModel.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3059: only of two RUNs with one command each, and the same flags. */
export const consecutiveRuns: DockerfileRule = {
  ids: ['DL3059'],
  severity: 'info',
  title: { en: 'Join `RUN`s that follow each other', 'zh-cn': '把连续的 `RUN` 合并' },
  why: {
    en: 'Each `RUN` makes a layer of its own. Commands that belong together are one layer, and what one of them leaves another can still remove.',
    'zh-cn':
      '每条 `RUN` 都会生成一个镜像层。相关的命令写在一条里就只有一层，前面留下的文件后面也还能删掉。',
  },
  example: {
    before: 'FROM debian:12\nRUN mkdir /data\nRUN chown 1000 /data\n',
    after: 'FROM debian:12\nRUN mkdir /data \\\n    && chown 1000 /data\n',
  },
  fix: true,
  check: (document) =>
    document.instructions.flatMap((second, at) => {
      const first = document.instructions[at - 1];
      return first === undefined ? [] : joinable(document, first, second);
    }),
};

function joinable(file: Dockerfile, first: Instruction, second: Instruction): readonly Found[] {
  if (first.keyword !== 'RUN' || second.keyword !== 'RUN' || first.heredocs.length > 0) return [];
  const [one, ...more] = ownCommands(file, first);
  const [other, ...others] = ownCommands(file, second);
  if (one === undefined || other === undefined || more.length > 0 || others.length > 0) return [];
  if (flagsOf(first) !== flagsOf(second)) return [];
  const related = [{ range: first.keywordRange, message: said(relatedText) }];
  const fixes = joined(file, { first, one }, { second, other });
  return [{ range: second.keywordRange, message: said(text), related, fixes }];
}

/** The JSON form is one, whatever script it hands to a shell. */
function ownCommands(file: Dockerfile, run: Instruction): readonly ShellCommand[] {
  const commands = commandsOf(file, run);
  return run.json === undefined ? commands : commands.slice(0, 1);
}

function flagsOf({ flags }: Instruction): string {
  return flags.map(({ name, value }) => `--${name}=${value ?? ''}`).join(' ');
}

/** Builtins whose effect would reach the second command. */
const lasting = new Set(
  'cd export set unset source . alias umask exec exit ulimit shopt eval trap pushd popd'.split(' '),
);

/** One RUN, with the comments between them; none where the shell would read it otherwise. */
function joined(
  file: Dockerfile,
  { first, one }: { readonly first: Instruction; readonly one: ShellCommand },
  { second, other }: { readonly second: Instruction; readonly other: ShellCommand },
): readonly Fix[] {
  if (one.program === undefined || lasting.has(one.program) || second.heredocs.length > 0)
    return [];
  if (!isWhole(one) || !isWhole(other)) return [];
  const between = file.text.slice(one.end, second.start).split(/\r\n|\n|\r/);
  if (between.some((line) => /#.*\b(?:hadolint|check=)/.test(line))) return [];
  const comments = between.slice(1, -1).filter((line) => line.trim() !== '');
  const lines = file.text.slice(first.start, one.end).split(/\r\n|\n|\r/);
  const indent = /^\s+/.exec(lines[1] ?? '')?.[0] ?? '    ';
  const text = [` ${file.escape}`, ...comments, `${indent}&& `].join(file.newline);
  const title = said({ en: 'Join it to the `RUN` above', 'zh-cn': '并入上一条 `RUN`' });
  return [{ title, edits: [{ range: file.locate(one.end, other.start).range, text }] }];
}

/** Whether a shell reads nothing but this command: no `!`, `&`, `;`, brackets or comment around it. */
function isWhole({ node, shellText }: ShellCommand): boolean {
  if (node === undefined || shellText === undefined) return false;
  const { text } = shellText;
  return text.slice(0, node.pos).trim() === '' && text.slice(node.end).trim() === '';
}

const text = {
  en: 'This `RUN` makes one more layer. Join it to the one above with `&&`.',
  'zh-cn': '这条 `RUN` 会多生成一个镜像层，请用 `&&` 与上一条合并。',
};
const relatedText = { en: 'The `RUN` before it.', 'zh-cn': '上一条 `RUN`。' };
