import { assumeYes } from './assumeYes.ts';
import { hasOption } from './options.ts';
import { installOf, yum } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3030. */
export const yumYes: DockerfileRule = {
  ids: ['DL3030'],
  severity: 'warning',
  title: { en: 'Add `-y` to `yum install`', 'zh-cn': '`yum install` 加上 `-y`' },
  why: {
    en: 'Without it the command asks before it goes on, and in a build nobody can answer: it stops with an error.',
    'zh-cn': '不加的话，命令会先询问再继续，而构建时没有人能回答，命令就会报错退出。',
  },
  example: {
    before: 'FROM centos:7\nRUN yum install httpd-2.4.6 && yum clean all\n',
    after: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n',
  },
  fix: true,
  check: (document) =>
    assumeYes(document, {
      needs: (invocation) =>
        installOf(yum, invocation, ['install', 'groupinstall', 'localinstall']),
      given: (install) => hasOption(install, 'y', 'assumeyes'),
    }),
};
