import { installOf, apk } from './packageManagers.ts';
import { unpinned } from './pinned.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3018. Files and packages to remove need no version. */
export const pinnedApk: DockerfileRule = {
  ids: ['DL3018'],
  severity: 'warning',
  title: { en: 'Pin versions in `apk add`', 'zh-cn': '`apk add` 写明版本' },
  why: {
    en: 'Without versions a build takes whatever is newest that day: it may break without a change of yours, and nobody can make the same image again. `curl~8.9` leaves room for security updates.',
    'zh-cn':
      '不写版本时，构建会装上当天最新的版本：你什么都没改也可能构建失败，也没法再做出同样的镜像。`curl~8.9` 仍然可以得到安全更新。',
  },
  example: {
    before: 'FROM alpine:3.20\nRUN apk add --no-cache curl\n',
    after: 'FROM alpine:3.20\nRUN apk add --no-cache curl~8.9\n',
  },
  fix: false,
  check: (document) =>
    unpinned(document, {
      packages: (invocation) => installOf(apk, invocation, ['add'])?.operands ?? [],
      isPinned,
      sign: () => '=',
    }),
};

/** A version or a range of them, a file; `!curl` is taken away. `curl@edge` only names where from. */
function isPinned(name: string): boolean {
  return /[=<>~]|\.apk$|^!/.test(name);
}
