import { installOf, aptGet } from './packageManagers.ts';
import { unpinned } from './pinned.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3008. Files, releases and packages to remove need no version. */
export const pinnedApt: DockerfileRule = {
  ids: ['DL3008'],
  severity: 'warning',
  title: { en: 'Pin versions in `apt-get install`', 'zh-cn': '`apt-get install` 写明版本' },
  why: {
    en: 'Without versions a build takes whatever is newest that day: it may break without a change of yours, and nobody can make the same image again. `curl=7.88.*` leaves room for security updates.',
    'zh-cn':
      '不写版本时，构建会装上当天最新的版本：你什么都没改也可能构建失败，也没法再做出同样的镜像。`curl=7.88.*` 仍然可以得到安全更新。',
  },
  example: {
    before:
      'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
    after:
      'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n',
  },
  fix: false,
  check: (document) =>
    unpinned(document, {
      packages: (invocation) => installOf(aptGet, invocation)?.operands ?? [],
      isPinned,
      sign: () => '=',
    }),
};

/** A version, a release (`curl/stable`), a file; `curl-` is taken away. */
function isPinned(name: string): boolean {
  return /[=/]|\.deb$|-$/.test(name);
}
