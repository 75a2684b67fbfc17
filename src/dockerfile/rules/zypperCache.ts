import { cacheLeft, isMounted } from './cacheCleaned.ts';
import { removes } from './cleaning.ts';
import { installOf, zypper } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3036. */
export const zypperCache: DockerfileRule = {
  ids: ['DL3036'],
  severity: 'warning',
  title: {
    en: 'Run `zypper clean` after `zypper install`',
    'zh-cn': '`zypper install` 之后运行 `zypper clean`',
  },
  why: {
    en: 'What one `RUN` leaves behind stays in its layer for good, even if a later one deletes it: the image is larger than it needs to be.',
    'zh-cn':
      '一条 `RUN` 留下的文件会一直留在它的镜像层里，后面的指令删除也没有用：镜像会白白变大。',
  },
  example: {
    before: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0\n',
    after: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0 && zypper clean --all\n',
  },
  fix: true,
  check: (document) =>
    cacheLeft(document, {
      leaves: (invocation) => installOf(zypper, invocation, ['install', 'in']),
      cleans: (invocation) =>
        ['clean', 'cc'].includes(zypper(invocation)?.name ?? '') || removes(invocation, folders),
      isElsewhere: ({ instruction }) => isMounted(instruction, folders),
      command: () => 'zypper clean --all',
      text,
    }),
};

/** hadolint looks for the second; zypper writes to the first. */
const folders = ['/var/cache/zypp', '/var/cache/zypper'];
const text = {
  en: '`{left}` leaves its cache in the layer. End with `{command}`.',
  'zh-cn': '`{left}` 会把缓存留在镜像层里，请在最后加上 `{command}`。',
};
