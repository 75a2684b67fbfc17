import type { ShellWord } from '../shellModel.ts';
import type { Invocation } from './invocations.ts';
import { installOf, yum } from './packageManagers.ts';
import { unpinned } from './pinned.ts';
import { isPinnedRpm } from './rpmNames.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3033. hadolint also asks for versions of files and groups. */
export const pinnedYum: DockerfileRule = {
  ids: ['DL3033'],
  severity: 'warning',
  title: { en: 'Pin versions in `yum install`', 'zh-cn': '`yum install` 写明版本' },
  why: {
    en: 'Without versions a build takes whatever is newest that day: it may break without a change of yours, and nobody can make the same image again.',
    'zh-cn':
      '不写版本时，构建会装上当天最新的版本：你什么都没改也可能构建失败，也没法再做出同样的镜像。',
  },
  example: {
    before: 'FROM centos:7\nRUN yum install -y httpd && yum clean all\n',
    after: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n',
  },
  fix: false,
  check: (document) =>
    unpinned(document, {
      packages,
      isPinned: isPinnedRpm,
      sign: () => '-',
    }),
};

/** A group of packages has no version. */
function packages(invocation: Invocation): readonly ShellWord[] {
  const install = installOf(yum, invocation);
  return install === undefined || install.name === 'group' ? [] : install.operands;
}
