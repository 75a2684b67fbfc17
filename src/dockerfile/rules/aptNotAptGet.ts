import type { Fix, Found, TextEdit } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile } from '../model.ts';
import { runsOf, type Invocation } from './invocations.ts';
import { anyApt } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3027. */
export const aptNotAptGet: DockerfileRule = {
  ids: ['DL3027'],
  severity: 'warning',
  title: { en: 'Use `apt-get` rather than `apt`', 'zh-cn': '用 `apt-get`，不用 `apt`' },
  why: {
    en: '`apt` is made for people at a terminal, and its options and output may change. `apt-get` and `apt-cache` stay as scripts expect them.',
    'zh-cn':
      '`apt` 是给坐在终端前的人用的，选项和输出都可能变。写脚本请用 `apt-get` 和 `apt-cache`，它们保持不变。',
  },
  example: {
    before: 'FROM debian:12\nRUN apt update\n',
    after: 'FROM debian:12\nRUN apt-get update\n',
  },
  fix: true,
  check: (document) =>
    runsOf(document).flatMap(({ invocations }) =>
      invocations.flatMap((each) => (each.program === 'apt' ? [found(document, each)] : [])),
    ),
};

/** The subcommands of apt that have another name elsewhere; those that only apt has stay. */
const renamed: Readonly<Record<string, readonly [program: string, subcommand: string]>> = {
  'full-upgrade': ['apt-get', 'dist-upgrade'],
  search: ['apt-cache', 'search'],
  show: ['apt-cache', 'show'],
  policy: ['apt-cache', 'policy'],
  depends: ['apt-cache', 'depends'],
  rdepends: ['apt-cache', 'rdepends'],
};
const onlyApt = new Set(['list', 'edit-sources', 'history-list', 'history-info', 'why', 'why-not']);

function found(file: Dockerfile, invocation: Invocation): Found {
  const subcommand = anyApt(invocation);
  const name = subcommand?.name ?? '';
  const [program, other] = (Object.hasOwn(renamed, name) && renamed[name]) || ['apt-get', name];
  const message = said(text, { program });
  const { range } = invocation.word;
  if (onlyApt.has(name)) return { range, message };
  const edits = [...replaced(file, invocation.word, 'apt', program)];
  if (subcommand !== undefined && other !== name) {
    edits.push(...replaced(file, subcommand.word, name, other));
  }
  const title = said({ en: 'Write `{program}`', 'zh-cn': '改为 `{program}`' }, { program });
  const fixes: readonly Fix[] = edits.length === 0 ? [] : [{ title, edits }];
  return { range, message, fixes };
}

/** Only the name within the word: folders and quotes stay. */
function replaced(
  file: Dockerfile,
  word: { readonly start: number; readonly end: number },
  from: string,
  text: string,
): readonly TextEdit[] {
  const at = file.text.slice(word.start, word.end).lastIndexOf(from);
  if (at < 0) return [];
  const start = word.start + at;
  return [{ range: file.locate(start, start + from.length).range, text }];
}

const text = {
  en: '`apt` is for people at a terminal. Write `{program}` in scripts.',
  'zh-cn': '`apt` 是在终端里手动用的，脚本里请写 `{program}`。',
};
