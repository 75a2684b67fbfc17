import type { ShellWord } from '../shellModel.ts';
import type { Invocation } from './invocations.ts';
import { readArguments } from './options.ts';
import { unpinned } from './pinned.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3062. */
export const pinnedGo: DockerfileRule = {
  ids: ['DL3062'],
  severity: 'warning',
  title: { en: 'Pin versions in `go install`', 'zh-cn': '`go install` 写明版本' },
  why: {
    en: 'Without versions a build takes whatever is newest that day: it may break without a change of yours, and nobody can make the same image again.',
    'zh-cn':
      '不写版本时，构建会装上当天最新的版本：你什么都没改也可能构建失败，也没法再做出同样的镜像。',
  },
  example: {
    before: 'FROM golang:1.23\nRUN go install example.com/tool@latest\n',
    after: 'FROM golang:1.23\nRUN go install example.com/tool@v1.2.3\n',
  },
  fix: false,
  check: (document) =>
    unpinned(document, {
      packages,
      isPinned,
      sign: () => '@',
    }),
};

/** Flags of `go` commands that take a value (`go help build`). */
const valued = new Set(
  'C p asmflags buildmode buildvcs compiler gccgoflags gcflags installsuffix ldflags mod modfile overlay pgo pkgdir tags toolexec exec o covermode coverpkg'.split(
    ' ',
  ),
);

/** The modules of `go install` and `go get`, and the first word of `go run`. */
function packages({ program, args }: Invocation): readonly ShellWord[] {
  if (program !== 'go') return [];
  const [command, ...operands] = readArguments(args, valued, 'one dash').operands;
  if (command?.value === 'run') return operands.slice(0, 1);
  return command?.value === 'install' || command?.value === 'get' ? operands : [];
}

/** A version other than `latest`, a folder, a file, or all of the own module. */
function isPinned(name: string): boolean {
  return (
    /@(?!latest$|none$)/.test(name) || /^(?:\.{0,2}\/|\.{1,2}$|all$|cmd$|std$)|\.go$/.test(name)
  );
}
