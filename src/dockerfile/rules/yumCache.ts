import { cacheLeft, isMounted } from './cacheCleaned.ts';
import { removes } from './cleaning.ts';
import { dnf, installOf, yum } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3032. */
export const yumCache: DockerfileRule = {
  ids: ['DL3032'],
  severity: 'warning',
  title: {
    en: 'Run `yum clean all` after `yum install`',
    'zh-cn': '`yum install` 之后运行 `yum clean all`',
  },
  why: {
    en: 'What one `RUN` leaves behind stays in its layer for good, even if a later one deletes it: the image is larger than it needs to be.',
    'zh-cn':
      '一条 `RUN` 留下的文件会一直留在它的镜像层里，后面的指令删除也没有用：镜像会白白变大。',
  },
  example: {
    before: 'FROM centos:7\nRUN yum install -y httpd-2.4.6\n',
    after: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n',
  },
  fix: true,
  check: (document) =>
    cacheLeft(document, {
      leaves: (invocation) => installOf(yum, invocation),
      cleans: (invocation) =>
        (yum(invocation) ?? dnf(invocation))?.name === 'clean' || removes(invocation, folders),
      isElsewhere: ({ instruction }) => isMounted(instruction, folders),
      command: () => 'yum clean all',
      text,
    }),
};

/** The second where `yum` is another name of dnf. */
const folders = ['/var/cache/yum', '/var/cache/dnf'];
const text = {
  en: '`{left}` leaves its cache in the layer. End with `{command}`.',
  'zh-cn': '`{left}` 会把缓存留在镜像层里，请在最后加上 `{command}`。',
};
