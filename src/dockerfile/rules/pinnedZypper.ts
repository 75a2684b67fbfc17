import type { ShellWord } from '../shellModel.ts';
import type { Invocation } from './invocations.ts';
import { installOf, zypper } from './packageManagers.ts';
import { unpinned } from './pinned.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3037.  */
export const pinnedZypper: DockerfileRule = {
  ids: ['DL3037'],
  severity: 'warning',
  title: { en: 'Pin versions in `zypper install`', 'zh-cn': '`zypper install` 写明版本' },
  why: {
    en: 'Without versions a build takes whatever is newest that day: it may break without a change of yours, and nobody can make the same image again.',
    'zh-cn':
      '不写版本时，构建会装上当天最新的版本：你什么都没改也可能构建失败，也没法再做出同样的镜像。',
  },
  example: {
    before: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl && zypper clean\n',
    after: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0 && zypper clean\n',
  },
  fix: false,
  check: (document) =>
    unpinned(document, {
      packages,
      isPinned,
      sign: () => '=',
    }),
};

/** None when it installs patterns or patches, which have no version to choose. */
function packages(invocation: Invocation): readonly ShellWord[] {
  const install = installOf(zypper, invocation, ['install', 'in']);
  const isOther =
    install === undefined ||
    install.options.some(({ name, value }) => ['t', 'type'].includes(name) && value !== 'package');
  return isOther ? [] : install.operands;
}

/** A version or a range of them, a file. */
function isPinned(name: string): boolean {
  return /[=<>]|\.rpm$|^[-!]/.test(name);
}
