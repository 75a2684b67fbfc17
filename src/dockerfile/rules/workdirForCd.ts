import type { Fix, Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { stateAt } from '../scopes.ts';
import type { ShellWord } from '../shellModel.ts';
import { lineAbove } from './edits.ts';
import { runsOf, type Invocation } from './invocations.ts';
import type { DockerfileRule } from './rule.ts';
import { valuesOf } from './values.ts';

/** hadolint's DL3003. Like there, what an ONBUILD holds back may use `cd`. */
export const workdirForCd: DockerfileRule = {
  ids: ['DL3003'],
  severity: 'warning',
  title: { en: 'Use `WORKDIR` rather than `cd`', 'zh-cn': '用 `WORKDIR`，不用 `cd`' },
  why: {
    en: '`cd` holds only for its own `RUN`, and readers must follow it to know where a command runs. `WORKDIR` says it once for all that follows.',
    'zh-cn':
      '`cd` 只在它自己的 `RUN` 里有效，读的人得一路跟着才知道命令在哪里运行。`WORKDIR` 写一次，后面都有效。',
  },
  example: {
    before: 'FROM debian:12\nRUN cd /app && make\n',
    after: 'FROM debian:12\nWORKDIR /app\nRUN make\n',
  },
  fix: true,
  check: (document) =>
    runsOf(document).flatMap(({ instruction, invocations }) =>
      invocations
        .filter(({ program }) => program === 'cd' && !instruction.onbuild)
        .map((cd) => found(document, instruction, cd)),
    ),
};

function found(file: Dockerfile, instruction: Instruction, cd: Invocation): Found {
  const range = { start: cd.word.range.start, end: (cd.args.at(-1) ?? cd.word).range.end };
  return { range, message, fixes: fixesOf(file, instruction, cd) };
}

/** Only for a `cd` that the whole RUN begins with. */
function fixesOf(
  file: Dockerfile,
  instruction: Instruction,
  { command, args }: Invocation,
): readonly Fix[] {
  const { node, shellText, assignments, nested } = command;
  const [folder, ...others] = args;
  if (node === undefined || shellText === undefined || folder === undefined) return [];
  if (instruction.stage < 0 || nested || others.length > 0 || assignments.length > 0) return [];
  const before = shellText.text.slice(0, node.pos);
  const after = /^\s*(?:(?:&&|;|\n)\s*|$)/.exec(shellText.text.slice(node.end));
  if (!/^\s*(?:set\s[^;&|()\n]*(?:&&|;|\n)\s*)*$/.test(before) || after === null) return [];
  const path = pathOf(file, instruction, folder);
  if (path === undefined) return [];
  const keyword = instruction.written === 'run' ? 'workdir' : 'WORKDIR';
  const text = `${keyword} ${path}`;
  const title = said({ en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' }, { text });
  const gone = shellText.folded.locate(node.pos, node.end + after[0].length);
  if (/^\s*#/m.test(file.text.slice(gone.start, gone.end))) return [];
  const isAll =
    before.trim() === '' && gone.end >= shellText.folded.offsetAt(shellText.text.length);
  if (isAll && instruction.heredocs.length > 0) return [];
  const edits = isAll
    ? [{ range: instruction.range, text }]
    : [lineAbove(file, instruction, text), { range: gone.range, text: '' }];
  const fix = { title, edits };
  return [isFollowed(file, instruction) ? { ...fix, choose: true } : fix];
}

/** Absolute, from where the stage is, where this file says so. */
function pathOf(file: Dockerfile, instruction: Instruction, folder: ShellWord): string | undefined {
  const [value, ...others] = valuesOf(file, instruction, folder) ?? [];
  if (value === undefined || others.length > 0 || /^[-~]|[*?[]|(?:^|\/)\.\.(?:\/|$)/.test(value)) {
    return undefined;
  }
  if (value.startsWith('/')) return folder.text;
  const base = stateAt(file, instruction).workdir?.value;
  if (base?.startsWith('/') !== true || folder.dynamic || folder.quoted) return undefined;
  const rest = value.replace(/^(?:\.\/+)+|^\.$/, '');
  return rest === '' ? base : `${base.replace(/\/+$/, '')}/${rest}`;
}

/** Whether anything would then run elsewhere: all but what the next absolute WORKDIR is for. */
function isFollowed(file: Dockerfile, instruction: Instruction): boolean {
  const next = file.stages[instruction.stage]?.instructions.find(
    ({ start, keyword }) => start > instruction.start && !indifferent.has(keyword),
  );
  return next?.keyword !== 'WORKDIR' || !/^["']?\//.test(next.arguments);
}

const indifferent = new Set(['ENV', 'ARG', 'LABEL', 'EXPOSE', 'USER', 'STOPSIGNAL', 'SHELL']);

const message = said({
  en: '`cd` holds only within this `RUN`. Write `WORKDIR` above it.',
  'zh-cn': '`cd` 只在这条 `RUN` 里有效，请在上面写 `WORKDIR`。',
});
