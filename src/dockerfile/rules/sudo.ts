import type { Found, Fix } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { commandsOf } from '../commands.ts';
import type { Dockerfile } from '../model.ts';
import { stateAt } from '../scopes.ts';
import type { ShellCommand, ShellWord } from '../shellModel.ts';
import type { DockerfileRule } from './rule.ts';

/** Programs of the shell that run the rest of their line. */
const runners = new Set(['exec', 'command', 'time', 'builtin', 'nohup']);
/** sudo's options without a value that say nothing once it is gone. */
const idle = /^(?:-[EHnkSb]+|--preserve-env|--set-home|--non-interactive|--)$/;

/** hadolint's DL3004. */
export const sudo: DockerfileRule = {
  ids: ['DL3004'],
  severity: 'error',
  title: { en: 'Run without `sudo`', 'zh-cn': '不用 `sudo`' },
  why: {
    en: 'A build runs as root unless `USER` says otherwise, so `sudo` adds nothing. It starts a second process that signals do not reach, and the image must carry it.',
    'zh-cn':
      '没有写 `USER` 时构建就以 root 运行，`sudo` 没有用处。它还会多起一个收不到信号的进程，镜像里也要装上它。',
  },
  example: {
    before: 'FROM alpine:3.20\nRUN sudo mkdir /data\n',
    after: 'FROM alpine:3.20\nRUN mkdir /data\n',
  },
  fix: true,
  check: (document) =>
    document.instructions
      .filter((one) => (one.inner ?? one).keyword === 'RUN')
      .flatMap((one) => commandsOf(document, one).flatMap((command) => sudoIn(document, command))),
};

function sudoIn(document: Dockerfile, command: ShellCommand): readonly Found[] {
  const { programWord, args } = command;
  const words = programWord === undefined ? args : [programWord, ...args];
  const at = words.findIndex(({ value }) => !runners.has(value));
  const word = words[at];
  if (word === undefined || !/^(?:\/(?:.*\/)?)?sudo$/.test(word.value)) return [];
  return [{ range: word.range, message, fixes: fixesOf(document, command, words.slice(at)) }];
}

/** The command alone; as another user than root it is for a person to say how. */
function fixesOf(
  document: Dockerfile,
  { instruction }: ShellCommand,
  [word, ...rest]: readonly ShellWord[],
): readonly Fix[] {
  let next = 0;
  while (idle.test(rest[next]?.value ?? '')) next += 1;
  const after = rest[next];
  if (word === undefined || after === undefined || after.value.startsWith('-')) return [];
  const user = stateAt(document, instruction).user;
  const isRoot = user === undefined || /^(?:root|0)(?::|$)/.test(user.value ?? '');
  const fix = {
    title: said({ en: 'Remove `sudo`', 'zh-cn': '删除 `sudo`' }),
    edits: [{ range: { start: word.range.start, end: after.range.start }, text: '' }],
  };
  return [isRoot ? fix : { ...fix, choose: true }];
}

const message = said({
  en: '`sudo` is of no use in a build. Run the command as it is, after `USER root` where root is needed.',
  'zh-cn': '构建中 `sudo` 没有用处，请直接运行命令；需要 root 时先写 `USER root`。',
});
