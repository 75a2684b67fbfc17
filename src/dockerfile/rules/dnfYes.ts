import { assumeYes } from './assumeYes.ts';
import { hasOption } from './options.ts';
import { installOf, dnf } from './packageManagers.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3038. */
export const dnfYes: DockerfileRule = {
  ids: ['DL3038'],
  severity: 'warning',
  title: { en: 'Add `-y` to `dnf install`', 'zh-cn': '`dnf install` 加上 `-y`' },
  why: {
    en: 'Without it the command asks before it goes on, and in a build nobody can answer: it stops with an error.',
    'zh-cn': '不加的话，命令会先询问再继续，而构建时没有人能回答，命令就会报错退出。',
  },
  example: {
    before: 'FROM fedora:40\nRUN dnf install httpd-2.4.6 && dnf clean all\n',
    after: 'FROM fedora:40\nRUN dnf install -y httpd-2.4.6 && dnf clean all\n',
  },
  fix: true,
  check: (document) =>
    assumeYes(document, {
      needs: (invocation) =>
        installOf(dnf, invocation, ['install', 'groupinstall', 'localinstall']),
      given: (install) => hasOption(install, 'y', 'assumeyes'),
    }),
};
