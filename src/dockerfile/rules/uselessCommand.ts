import { said } from '../../text.ts';
import { runsOf } from './invocations.ts';
import type { DockerfileRule } from './rule.ts';

/** Programs that need somebody at a terminal, a service, or rights that a build has not. */
const useless = new Set([
  'free',
  'kill',
  'mount',
  'ps',
  'service',
  'shutdown',
  'ssh',
  'top',
  'vim',
]);

/** hadolint's DL3001. */
export const uselessCommand: DockerfileRule = {
  ids: ['DL3001'],
  severity: 'info',
  title: {
    en: 'Leave out commands that make no sense in a build',
    'zh-cn': '去掉构建时没有意义的命令',
  },
  why: {
    en: 'A build has no terminal, no running services and no processes but its own, and only files remain of it.',
    'zh-cn': '构建时没有终端，没有运行中的服务，也没有别的进程；构建结束后只有文件会留下来。',
  },
  example: {
    before: 'FROM debian:12\nRUN service nginx start\n',
    after: 'FROM debian:12\nCMD ["nginx", "-g", "daemon off;"]\n',
  },
  fix: false,
  check: (document) =>
    runsOf(document).flatMap(({ invocations }) =>
      invocations
        .filter(({ program }) => useless.has(program))
        .map(({ program, word }) => ({ range: word.range, message: said(text, { program }) })),
    ),
};

const text = {
  en: '`{program}` does nothing lasting in a build. Leave it out, or run it in the container.',
  'zh-cn': '`{program}` 在构建时不起长久作用，请去掉，或者在容器里运行。',
};
