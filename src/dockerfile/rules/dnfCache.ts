import { cacheLeft, isMounted } from './cacheCleaned.ts';
import { removes } from './cleaning.ts';
import type { Invocation } from './invocations.ts';
import type { Subcommand } from './options.ts';
import { dnf, installOf, yum } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3040. */
export const dnfCache: DockerfileRule = {
  ids: ['DL3040'],
  severity: 'warning',
  title: {
    en: 'Run `dnf clean all` after `dnf install`',
    'zh-cn': '`dnf install` 之后运行 `dnf clean all`',
  },
  why: {
    en: 'What one `RUN` leaves behind stays in its layer for good, even if a later one deletes it: the image is larger than it needs to be.',
    'zh-cn':
      '一条 `RUN` 留下的文件会一直留在它的镜像层里，后面的指令删除也没有用：镜像会白白变大。',
  },
  example: {
    before: 'FROM fedora:40\nRUN dnf install -y httpd-2.4.6\n',
    after: 'FROM fedora:40\nRUN dnf install -y httpd-2.4.6 && dnf clean all\n',
  },
  fix: true,
  check: (document) =>
    cacheLeft(document, {
      leaves: (invocation) => installOf(dnf, invocation, ['install', 'upgrade', 'reinstall']),
      cleans: (invocation, left) => isCleaning(invocation, left) || removes(invocation, folders),
      isElsewhere: ({ instruction }) => isMounted(instruction, folders),
      command: ({ invocation }) => `${invocation.program} clean all`,
      text,
    }),
};

/** Of dnf 4 and 5, and of microdnf. */
const folders = ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum'];
const text = {
  en: '`{left}` leaves its cache in the layer. End with `{command}`.',
  'zh-cn': '`{left}` 会把缓存留在镜像层里，请在最后加上 `{command}`。',
};

/** `yum` is another name of dnf; microdnf has a cache of its own. */
function isCleaning(invocation: Invocation, left: Subcommand): boolean {
  const cleaning = dnf(invocation) ?? yum(invocation);
  const isMicro = (program: string): boolean => program === 'microdnf';
  return (
    cleaning?.name === 'clean' && isMicro(invocation.program) === isMicro(left.invocation.program)
  );
}
