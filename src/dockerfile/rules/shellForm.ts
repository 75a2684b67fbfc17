import type { Fix, Found, Ids } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { stateAt } from '../scopes.ts';
import { doubleQuoted, unwrapped } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3025; BuildKit's check takes a SHELL before it for a decision. */
export const shellForm: DockerfileRule = {
  ids: ['DL3025', 'JSONArgsRecommended'],
  severity: 'warning',
  title: {
    en: 'Write `CMD` and `ENTRYPOINT` as JSON',
    'zh-cn': '`CMD` 和 `ENTRYPOINT` 用 JSON 形式',
  },
  why: {
    en: 'In the shell form a shell is the first process. It passes no signals on, so `docker stop` waits ten seconds and then kills the program.',
    'zh-cn': 'shell 形式下第一个进程是 shell，它不转发信号，`docker stop` 要等十秒再强行终止程序。',
  },
  example: {
    before: 'FROM alpine:3.20\nCMD python app.py\n',
    after: 'FROM alpine:3.20\nCMD ["python", "app.py"]\n',
  },
  fix: true,
  check: (document) => unwrapped(document).flatMap((one) => shellFormIn(document, one)),
};

function shellFormIn(document: Dockerfile, one: Instruction): readonly Found[] {
  const { keyword, json, argumentsRange: range } = one;
  if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || json !== undefined) return [];
  if (range === undefined) return [];
  const { shell } = stateAt(document, one);
  const ids: Ids = shell === undefined ? ['DL3025', 'JSONArgsRecommended'] : ['DL3025'];
  const fixes = fixesOf(document, one, shell);
  return [{ range, ids, message: said(message, { keyword }), fixes }];
}

/** Anything that a shell would do more than divide at blanks. */
const shellSigns = /[|&;<>()$`\\*?[\]#~=%{}!"'\n]/;

function fixesOf(
  document: Dockerfile,
  { folded, arguments: text, argumentsRange: range, words, keyword, start, end }: Instruction,
  shell: Instruction | undefined,
): readonly Fix[] {
  const comments = document.comments.some((each) => start < each.start && each.end < end);
  if (range === undefined || comments) return [];
  const written = (list: readonly string[]): string =>
    `[${list.map((word) => JSON.stringify(word)).join(', ')}]`;
  const fix = (json: string): Fix => ({
    title: said({ en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' }, { text: `${keyword} ${json}` }),
    edits: [{ range, text: json }],
  });
  const list = doubleQuoted(text);
  if (list !== undefined) return [fix(list)];
  if (text.startsWith('[')) return [];
  const plain = words.every(({ value, plain: word }) => {
    const bare = /^(["'])([^"'\\$`]*)\1$/.exec(value)?.[2];
    return bare === undefined ? !shellSigns.test(word) && word === value : bare === word;
  });
  const known = words[0]?.value;
  if (plain && known !== undefined && !builtIns.has(known)) {
    return [fix(written(words.map((word) => word.plain)))];
  }
  // The same shell, but in sight.
  const argv = shell?.json ?? ['/bin/sh', '-c'];
  return [{ ...fix(written([...argv, folded.text.trim()])), choose: true }];
}

/** What only a shell can do. */
const builtIns = new Set([
  'exec',
  'cd',
  '.',
  'source',
  'export',
  'set',
  'eval',
  'if',
  'for',
  'while',
]);

const message = {
  en: 'A shell will stand between this `{keyword}` and its signals. Write it as JSON: `["program", "argument"]`.',
  'zh-cn': '这条 `{keyword}` 会经过 shell，收不到信号。请用 JSON 形式：`["程序", "参数"]`。',
};
